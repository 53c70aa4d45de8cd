// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import net.concordat.common.ArtifactDigest;
import net.concordat.registry.artifact.Artifacts;
import net.concordat.registry.artifact.Artifacts.Stored;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.StoresBytes;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Uploads and downloads. */
@RestController
@RequestMapping("/api/v1/artifacts")
@BankOnly
@Tag(name = "artifacts")
class ArtifactController {
  private static final String CONTENT_DIGEST = "Content-Digest";
  private static final String DIGEST = "Digest";
  private static final String REPR_DIGEST = "Repr-Digest";

  private final Artifacts artifacts;

  ArtifactController(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @PreAuthorize("hasRole('model-developer')")
  @StoresBytes("Store an artifact under its SHA-256")
  ResponseEntity<Uploaded> upload(
      HttpServletRequest request,
      Principal who,
      @RequestHeader(name = CONTENT_DIGEST, required = false) @Nullable String contentDigest,
      @RequestHeader(name = DIGEST, required = false) @Nullable String digest)
      throws IOException {
    ArtifactDigest expected = DigestField.parse(CONTENT_DIGEST, contentDigest);
    Stored stored =
        artifacts.store(
            request.getInputStream(),
            request.getContentLengthLong(),
            expected == null ? DigestField.parse(DIGEST, digest) : expected,
            who.getName());
    return ResponseEntity.status(stored.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/artifacts/" + stored.digest()))
        .body(new Uploaded(stored.digest().hex(), stored.sizeBytes()));
  }

  /**
   * @param digest the SHA-256 of the bytes that were stored
   * @param sizeBytes how many they are
   */
  record Uploaded(String digest, long sizeBytes) {}

  @GetMapping("/{digest}")
  @PreAuthorize("hasAnyRole('model-developer', 'model-validator')")
  @Operation(
      summary = "An artifact's bytes",
      description = "All of them, or those of a Range, for whoever develops or validates.")
  ResponseEntity<Resource> download(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String digest,
      Principal who,
      @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range) {
    ArtifactDigest asked = ArtifactDigest.of(digest);
    Resource bytes = artifacts.bytes(asked, who.getName());
    ResponseEntity.BodyBuilder answer = described(asked);
    if (range == null) {
      // Of a part it would have to be the part's, which nobody announced.
      answer.header(CONTENT_DIGEST, DigestField.write(asked));
    }
    return answer.body(bytes);
  }

  @RequestMapping(path = "/{digest}", method = RequestMethod.HEAD)
  @Operation(summary = "Whether an artifact is here, and its size")
  ResponseEntity<Void> size(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String digest) {
    ArtifactDigest asked = ArtifactDigest.of(digest);
    return described(asked)
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .contentLength(artifacts.size(asked))
        .build();
  }

  private static ResponseEntity.BodyBuilder described(ArtifactDigest digest) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .eTag(digest.hex())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(digest.hex()).build().toString())
        .header(REPR_DIGEST, DigestField.write(digest));
  }
}
