// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.security.Principal;
import java.util.UUID;
import net.concordat.registry.job.JobLeases;
import net.concordat.registry.report.Reports;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.VersionPath;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What a worker measured of what its job made. */
@RestController
@BankOnly
@PreAuthorize("hasRole('finetune-worker')")
@Tag(name = "job workers")
class JobReportController {
  private final JobLeases leases;
  private final Reports reports;

  JobReportController(JobLeases leases, Reports reports) {
    this.leases = leases;
    this.reports = reports;
  }

  @PutMapping(
      path = "/api/v1/jobs/{id}/evaluation-reports/{digest}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "201", description = "It is kept")
  @ApiResponse(responseCode = "200", description = "It was there")
  @ApiResponse(responseCode = "409", description = "The worker does not have the job")
  @Operation(
      summary = "Keep the report of what a leased job made, under its SHA-256",
      requestBody =
          @RequestBody(required = true, content = @Content(schema = @Schema(type = "object"))))
  ResponseEntity<Void> keep(
      @PathVariable UUID id,
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String digest,
      @RequestHeader(name = JobArtifactController.LEASE, defaultValue = "") String lease,
      Principal who,
      HttpServletRequest request)
      throws IOException {
    leases.job(id, lease);
    byte[] body = request.getInputStream().readAllBytes();
    boolean isNew = reports.keepOfUnpublished(digest, body, who.getName());
    return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).build();
  }
}
