// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.provenance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import net.concordat.registry.provenance.Provenances;
import net.concordat.registry.provenance.VersionProvenance;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How versions were made. */
@RestController
@AnyReader
@Tag(name = "models")
class ProvenanceController {
  private final Provenances provenances;

  ProvenanceController(Provenances provenances) {
    this.provenances = provenances;
  }

  @GetMapping(VersionPath.VERSION + "/provenance")
  @Operation(summary = "How a version was made, and what it was made from, back to the first")
  VersionProvenance of(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return provenances
        .of(modelId, version, asOf)
        .orElseThrow(() -> NotFoundException.version(modelId, version, asOf));
  }
}
