// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.security.Principal;
import java.util.UUID;
import net.concordat.artifacts.Difference;
import net.concordat.common.ArtifactDigest;
import net.concordat.registry.artifact.Artifacts;
import net.concordat.registry.artifact.Artifacts.Stored;
import net.concordat.registry.job.JobLeases;
import net.concordat.registry.job.JobRequest;
import net.concordat.registry.model.Models;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.StoresBytes;
import net.concordat.registry.web.VersionPath;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The bytes that a job begins from and those it makes. A worker gets no other artifact, and these
 * only as long as it has the job.
 */
@RestController
@RequestMapping("/api/v1/jobs/{id}")
@BankOnly
@PreAuthorize("hasRole('finetune-worker')")
@Tag(name = "job workers")
class JobArtifactController {
  /** The header that proves the lease where a request has no JSON body. */
  static final String LEASE = "Concordat-Lease";

  private final JobLeases leases;
  private final Models models;
  private final Artifacts artifacts;

  JobArtifactController(JobLeases leases, Models models, Artifacts artifacts) {
    this.leases = leases;
    this.models = models;
    this.artifacts = artifacts;
  }

  @GetMapping("/base")
  @Operation(summary = "The bytes of the version that a leased job begins from")
  @ApiResponse(responseCode = "200", description = "All of them")
  @ApiResponse(responseCode = "409", description = "The worker does not have the job")
  ResponseEntity<Resource> base(
      @PathVariable UUID id,
      @RequestHeader(name = LEASE, defaultValue = "") String lease,
      Principal who) {
    ArtifactDigest digest = base(id, lease);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .eTag(digest.hex())
        .body(artifacts.bytes(digest, who.getName()));
  }

  private ArtifactDigest base(UUID id, String lease) {
    JobRequest asked = leases.job(id, lease).request();
    return models
        .version(asked.modelId(), asked.version(), null)
        .map(version -> ArtifactDigest.of(version.fact().artifact().digest()))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "Version %d of model %s, from which job %s begins, is not known here."
                        .formatted(asked.version(), asked.modelId(), id)));
  }

  @GetMapping("/inputs/{digest}")
  @Operation(
      summary = "Bytes that a round of a federation needs besides",
      description = "Those alone that the recipe names, of a job that the registry asked for.")
  @ApiResponse(responseCode = "200", description = "All of them")
  @ApiResponse(responseCode = "404", description = "The recipe names none such")
  @ApiResponse(responseCode = "409", description = "The worker does not have the job")
  ResponseEntity<Resource> input(
      @PathVariable UUID id,
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String digest,
      @RequestHeader(name = LEASE, defaultValue = "") String lease,
      Principal who) {
    if (!leases.job(id, lease).mayRead(digest)) {
      throw new NotFoundException("Job %s needs no artifact %s.".formatted(id, digest));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .eTag(digest)
        .body(artifacts.bytes(ArtifactDigest.of(digest), who.getName()));
  }

  @PutMapping(path = "/artifacts/{digest}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @StoresBytes("Store what a leased job made, under its SHA-256")
  ResponseEntity<Void> store(
      @PathVariable UUID id,
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String digest,
      @RequestHeader(name = LEASE, defaultValue = "") String lease,
      HttpServletRequest request,
      Principal who)
      throws IOException {
    leases.job(id, lease);
    Stored stored =
        artifacts.store(
            request.getInputStream(),
            request.getContentLengthLong(),
            ArtifactDigest.of(digest),
            who.getName());
    return ResponseEntity.status(stored.isNew() ? HttpStatus.CREATED : HttpStatus.OK).build();
  }

  @PutMapping(path = "/artifacts/{digest}", consumes = Difference.MEDIA_TYPE)
  @Operation(
      summary = "Store what a leased job made, sent as its difference from what the job began from",
      description = "It is rebuilt, and kept only if it has the SHA-256 of the address.")
  @ApiResponse(responseCode = "200", description = "It was there")
  @ApiResponse(responseCode = "201", description = "It is new")
  ResponseEntity<Void> storeDifference(
      @PathVariable UUID id,
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String digest,
      @RequestHeader(name = LEASE, defaultValue = "") String lease,
      HttpServletRequest request,
      Principal who)
      throws IOException {
    Stored stored =
        artifacts.storeDifference(
            request.getInputStream(),
            request.getContentLengthLong(),
            base(id, lease),
            ArtifactDigest.of(digest),
            who.getName());
    return ResponseEntity.status(stored.isNew() ? HttpStatus.CREATED : HttpStatus.OK).build();
  }
}
