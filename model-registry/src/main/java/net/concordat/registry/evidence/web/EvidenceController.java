// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evidence.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import net.concordat.registry.evidence.EvidencePacks;
import net.concordat.registry.model.Models;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.VersionPath;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Evidence packs. */
@RestController
@AnyReader
@Tag(name = "evidence")
class EvidenceController {
  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

  private final Models models;
  private final EvidencePacks packs;

  EvidenceController(Models models, EvidencePacks packs) {
    this.models = models;
    this.packs = packs;
  }

  @GetMapping(VersionPath.VERSION + "/evidence")
  @Operation(summary = "All that proves how a version came to be and was decided on, as a zip")
  @ApiResponse(
      responseCode = "200",
      description = "The pack",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "409", description = "There is more than a pack can have")
  @ApiResponse(responseCode = "503", description = "The node is away")
  ResponseEntity<InputStreamResource> evidence(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version) {
    if (models.version(modelId, version, null).isEmpty()) {
      throw new NotFoundException(
          "There is no version %d of model %s in this registry.".formatted(version, modelId));
    }
    String name = "evidence-%s-%d.zip".formatted(modelId.substring(0, 16), version);
    return ResponseEntity.ok()
        .contentType(ZIP)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(new InputStreamResource(packs.of(modelId, version)));
  }
}
