// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact.internal;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.registry.web.BadRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as they come from whoever uploads. It ends well only if all came that were announced, with
 * the digest that was announced: otherwise it fails instead of ending, so that nothing is kept.
 */
public final class Upload extends InputStream {
  private final ArtifactStore store;
  private final InputStream bytes;
  private final long length;
  private final @Nullable ArtifactDigest expected;
  private final MessageDigest sha256;
  private long taken;
  private boolean ended;
  private boolean stored;

  /**
   * @param store where they go
   * @param bytes as they come
   * @param length how many were announced; -1 if that was not said
   * @param expected their announced digest; null if that was not said
   */
  public Upload(
      ArtifactStore store, InputStream bytes, long length, @Nullable ArtifactDigest expected) {
    this.store = store;
    this.bytes = bytes;
    this.length = length;
    this.expected = expected;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Whether the store had all of it before; known once it has been read to its end. */
  public boolean wasStored() {
    return stored;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws BadRequestException if the sender breaks off, or at the end, if what came is not what
   *     was announced
   */
  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    int read;
    try {
      read = bytes.read(into, offset, most);
    } catch (IOException e) {
      throw brokenOff(e);
    }
    if (read < 0) {
      end();
    } else {
      taken += read;
      sha256.update(into, offset, read);
    }
    return read;
  }

  private void end() throws IOException {
    if (ended) {
      return;
    }
    if (length >= 0 && taken != length) {
      throw brokenOff(null);
    }
    if (taken == 0) {
      throw new BadRequestException("An artifact has a byte or more; given none.", null);
    }
    ArtifactDigest digest = ArtifactDigest.ofBytes(sha256.digest());
    if (expected != null && !expected.equals(digest)) {
      throw new BadRequestException(
          "The bytes must have the digest that was announced, %s; theirs is %s. Nothing was kept."
              .formatted(expected, digest),
          null);
    }
    stored = store.size(digest).isPresent();
    ended = true;
  }

  private BadRequestException brokenOff(@Nullable IOException cause) {
    return new BadRequestException(
        "The upload broke off after %d bytes%s. Nothing was kept."
            .formatted(taken, length < 0 ? "" : " of " + length),
        cause);
  }
}
