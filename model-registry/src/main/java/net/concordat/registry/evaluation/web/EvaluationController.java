// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evaluation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.evaluation.EvaluationMatrix;
import net.concordat.registry.evaluation.Evaluations;
import net.concordat.registry.ledger.EvaluationFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What members measured of versions. */
@RestController
@AnyReader
@Tag(name = "evaluations")
class EvaluationController {
  private final Evaluations evaluations;

  EvaluationController(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  @GetMapping(VersionPath.VERSION + "/evaluations")
  @Operation(summary = "What each bank measured of a version on its own rows: a row of the matrix")
  List<Standing<EvaluationFact>> of(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return evaluations.of(modelId, version, asOf);
  }

  @GetMapping("/api/v1/models/{modelId}/evaluations")
  @Operation(summary = "Each version of a model against each bank's holdout")
  EvaluationMatrix matrix(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return evaluations.matrix(modelId, asOf);
  }
}
