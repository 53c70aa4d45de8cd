// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.development.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.development.Development;
import net.concordat.registry.development.Developments;
import net.concordat.registry.model.Models;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who developed what. */
@RestController
@AnyReader
@Tag(name = "models")
class DevelopmentController {
  private final Models models;
  private final Developments developments;

  DevelopmentController(Models models, Developments developments) {
    this.models = models;
    this.developments = developments;
  }

  @GetMapping(VersionPath.VERSION + "/developers")
  @Operation(summary = "Who developed a version, as far as this party knows; by pseudonym")
  List<Development> of(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return models
        .version(modelId, version, asOf)
        .map(found -> developments.of(found.fact().artifact().digest(), asOf))
        .orElseThrow(() -> NotFoundException.version(modelId, version, asOf));
  }
}
