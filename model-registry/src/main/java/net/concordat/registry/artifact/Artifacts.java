// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.concordat.artifacts.ArtifactException;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.artifacts.Difference;
import net.concordat.artifacts.DifferenceException;
import net.concordat.artifacts.RebuiltArtifact;
import net.concordat.common.ArtifactDigest;
import net.concordat.registry.artifact.internal.ArtifactProperties;
import net.concordat.registry.artifact.internal.ArtifactResource;
import net.concordat.registry.artifact.internal.Upload;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;

/**
 * The bank's artifacts: bytes under their digests, in the store that its node has, too. What is in
 * them is never looked at here. A worker comes here only by way of a job that it has, the scoring
 * service by way of what serves.
 */
@Service
@BankOnly
public class Artifacts {
  private static final Logger AUDIT = LoggerFactory.getLogger("concordat.audit");

  private final ArtifactStore store;
  private final long largest;

  Artifacts(ArtifactStore store, ArtifactProperties artifacts) {
    this.store = store;
    this.largest = artifacts.largest().toBytes();
  }

  /**
   * An artifact that was uploaded.
   *
   * @param digest of its bytes
   * @param sizeBytes how many
   * @param isNew whether the store did not have it before
   */
  public record Stored(ArtifactDigest digest, long sizeBytes, boolean isNew) {}

  /**
   * Stores what somebody sends: all of it, or nothing.
   *
   * @param bytes as they come
   * @param length how many were announced; -1 if that was not said
   * @param expected their announced digest; null if that was not said
   * @param who sends them
   * @throws ErrorResponseException if there are too many, fewer than announced, or others
   */
  @PreAuthorize("hasAnyRole('model-developer', 'finetune-worker')")
  public Stored store(
      InputStream bytes, long length, @Nullable ArtifactDigest expected, String who) {
    Upload upload = announced(bytes, length);
    return put(upload, upload, expected, who);
  }

  /**
   * Stores the artifact that somebody sends as its {@link Difference} from another: all of it, or
   * nothing.
   *
   * @param bytes the difference, as it comes
   * @param length how many bytes were announced; -1 if that was not said
   * @param parent the one artifact that it may begin from
   * @param expected the digest of the whole artifact
   * @param who sends it
   * @throws ErrorResponseException if it is no difference from that artifact, or gives other bytes
   */
  @PreAuthorize("hasRole('finetune-worker')")
  public Stored storeDifference(
      InputStream bytes, long length, ArtifactDigest parent, ArtifactDigest expected, String who) {
    Upload upload = announced(bytes, length);
    try {
      RebuiltArtifact whole = new RebuiltArtifact(upload, store);
      if (!whole.parent().equals(parent)) {
        throw new BadRequestException(
            "A difference must begin from what the job begins from, %s; given one from %s. Nothing was kept."
                .formatted(parent, whole.parent()),
            null);
      }
      return put(upload, whole, expected, who);
    } catch (DifferenceException e) {
      throw noDifference(e);
    } catch (IOException e) {
      throw new UncheckedIOException("A difference cannot be read", e);
    }
  }

  private Upload announced(InputStream bytes, long length) {
    if (length > largest) {
      throw tooLarge(length + " bytes", null);
    }
    return new Upload(bytes, length);
  }

  private Stored put(
      Upload upload, InputStream bytes, @Nullable ArtifactDigest expected, String who) {
    AtomicBoolean isNew = new AtomicBoolean();
    try {
      ArtifactDigest digest =
          store.put(
              bytes,
              largest,
              computed -> {
                check(computed, expected);
                isNew.set(store.size(computed).isEmpty());
              });
      AUDIT.info("artifact upload by={} digest={} bytes={}", who, digest, upload.taken());
      return new Stored(digest, sizeOf(digest), isNew.get());
    } catch (DifferenceException e) {
      throw noDifference(e);
    } catch (ArtifactException e) {
      throw tooLarge("more", e);
    } catch (IOException e) {
      throw new UncheckedIOException("An artifact cannot be written", e);
    }
  }

  private static BadRequestException noDifference(DifferenceException why) {
    return new BadRequestException(why.getMessage() + ". Nothing was kept.", why);
  }

  private static void check(ArtifactDigest computed, @Nullable ArtifactDigest expected) {
    if (expected != null && !expected.equals(computed)) {
      throw new BadRequestException(
          "The bytes must have the digest that was announced, %s; theirs is %s. Nothing was kept."
              .formatted(expected, computed),
          null);
    }
  }

  private ErrorResponseException tooLarge(String given, @Nullable Throwable cause) {
    return new ErrorResponseException(
        HttpStatus.PAYLOAD_TOO_LARGE,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.PAYLOAD_TOO_LARGE,
            "An artifact has at most %d bytes here; given %s. Nothing was kept."
                .formatted(largest, given)),
        cause);
  }

  /**
   * How many bytes an artifact has.
   *
   * @throws NotFoundException if it is not here
   */
  @PreAuthorize("hasAnyRole('model-developer', 'model-validator')")
  public long size(ArtifactDigest digest) {
    return sizeOf(digest);
  }

  /**
   * An artifact's bytes, read as they are asked for.
   *
   * @param who asks
   * @throws NotFoundException if it is not here
   */
  @PreAuthorize(
      "hasAnyRole('model-developer', 'model-validator', 'finetune-worker', 'scoring-service')")
  public Resource bytes(ArtifactDigest digest, String who) {
    long size = sizeOf(digest);
    AUDIT.info("artifact download by={} digest={} bytes={}", who, digest, size);
    return new ArtifactResource(store, digest, size);
  }

  private long sizeOf(ArtifactDigest digest) {
    try {
      return store
          .size(digest)
          .orElseThrow(
              () -> new NotFoundException("There is no artifact " + digest + " in this store."));
    } catch (IOException e) {
      throw new UncheckedIOException("The artifact store cannot be read", e);
    }
  }
}
