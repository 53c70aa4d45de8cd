// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.report.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.model.Models;
import net.concordat.registry.report.KeptReport;
import net.concordat.registry.report.Reports;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Evaluation reports. */
@RestController
@BankOnly
@AnyReader
@Tag(name = "evaluations")
class ReportController {
  private final Models models;
  private final Reports reports;

  ReportController(Models models, Reports reports) {
    this.models = models;
    this.reports = reports;
  }

  @PutMapping(
      path = VersionPath.VERSION + "/evaluation-reports/{digest}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @PreAuthorize("hasAnyRole('model-developer', 'model-validator')")
  @ApiResponse(responseCode = "201", description = "It is kept")
  @ApiResponse(responseCode = "200", description = "It was there")
  @Operation(
      summary = "Keep a report as finetune-worker evaluate wrote it, under its SHA-256",
      requestBody =
          @RequestBody(required = true, content = @Content(schema = @Schema(type = "object"))))
  ResponseEntity<Void> keep(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String digest,
      Principal who,
      HttpServletRequest request)
      throws IOException {
    ModelVersionFact measured =
        models
            .version(modelId, version, null)
            .map(Standing::fact)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "There is no version %d of model %s in this registry."
                            .formatted(version, modelId)));
    byte[] body = request.getInputStream().readAllBytes();
    boolean isNew = reports.keep(measured, digest, body, who.getName());
    return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).build();
  }

  @GetMapping("/api/v1/evaluation-reports")
  @Operation(summary = "Which reports are kept, the last first")
  Page<KeptReport> find(
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable @Min(1) Integer version,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String dataCommitment,
      @RequestParam(required = false) @Nullable @Min(1) Long cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    if (version != null && modelId == null) {
      throw new BadRequestException("version needs modelId; given " + version + " alone", null);
    }
    return Page.of(
        reports.find(new Reports.Query(modelId, version, dataCommitment), cursor, limit + 1),
        limit,
        report -> Long.toString(report.number()));
  }

  @GetMapping(
      path = "/api/v1/evaluation-reports/{digest}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "A report, byte for byte")
  @ApiResponse(
      responseCode = "200",
      description = "The report",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
  byte[] report(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String digest) {
    return reports
        .text(digest)
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .orElseThrow(
            () -> new NotFoundException("There is no report " + digest + " in this registry."));
  }
}
