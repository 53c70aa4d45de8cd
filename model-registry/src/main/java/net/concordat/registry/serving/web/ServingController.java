// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.serving.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import net.concordat.common.ArtifactDigest;
import net.concordat.registry.artifact.Artifacts;
import net.concordat.registry.ledger.LedgerContact;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.serving.ServedVersion;
import net.concordat.registry.serving.Serving;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What serves, and its bytes: a scoring service gets no other artifact. */
@RestController
@RequestMapping("/api/v1/serving")
@BankOnly
@Tag(name = "scoring service")
class ServingController {
  private final Serving serving;
  private final LedgerContact ledger;
  private final Artifacts artifacts;
  private final Clock clock;

  ServingController(Serving serving, LedgerContact ledger, Artifacts artifacts, Clock clock) {
    this.serving = serving;
    this.ledger = ledger;
    this.artifacts = artifacts;
    this.clock = clock;
  }

  /**
   * @param askedAt now, by the registry's clock
   * @param readAt when it last read its node to the end; null if it never did
   * @param items what serves
   */
  record Served(Instant askedAt, @Nullable Instant readAt, List<ServedVersion> items) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('scoring-service', 'auditor')")
  @Operation(summary = "Which versions serve, whether they may, and how fresh that is")
  Served now() {
    // Asked before the tables: what they say is no older than this.
    @Nullable Instant readAt = ledger.readAt().orElse(null);
    List<ServedVersion> items = serving.now();
    return new Served(clock.instant(), readAt, items);
  }

  @GetMapping("/artifacts/{digest}")
  @PreAuthorize("hasRole('scoring-service')")
  @Operation(summary = "The bytes of a version that serves")
  @ApiResponse(responseCode = "200", description = "All of them")
  @ApiResponse(responseCode = "404", description = "No version that serves has this digest")
  ResponseEntity<Resource> bytes(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String digest,
      Principal who) {
    if (serving.now().stream().noneMatch(served -> served.artifactDigest().equals(digest))) {
      throw new NotFoundException("No version that serves has the digest " + digest + ".");
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .eTag(digest)
        .body(artifacts.bytes(ArtifactDigest.of(digest), who.getName()));
  }
}
