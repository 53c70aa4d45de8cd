// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.model.FoundVersion;
import net.concordat.registry.model.LabelledVersion;
import net.concordat.registry.model.Models;
import net.concordat.registry.model.VersionLabels;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Models and versions. */
@RestController
@RequestMapping("/api/v1/models")
@AnyReader
@Tag(name = "models")
class ModelController {
  private final Models models;
  private final VersionLabels labels;

  ModelController(Models models, VersionLabels labels) {
    this.models = models;
    this.labels = labels;
  }

  @GetMapping("/{modelId}")
  @Operation(summary = "A model")
  Standing<RegisteredModelFact> model(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return models.model(modelId, asOf).orElseThrow(() -> unknown("model " + modelId, asOf));
  }

  @GetMapping("/{modelId}/versions")
  @Operation(summary = "Its versions, the newest first")
  List<Standing<ModelVersionFact>> versions(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable Instant asOf) {
    List<Standing<ModelVersionFact>> versions = models.versions(modelId, asOf);
    if (versions.isEmpty()) {
      model(modelId, asOf);
    }
    return versions;
  }

  @GetMapping("/{modelId}/versions/{version}")
  @Operation(summary = "A version, with what it is known by")
  LabelledVersion labelled(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @RequestParam(required = false) @Nullable Instant asOf) {
    FoundVersion found =
        models
            .found(modelId, version, asOf)
            .orElseThrow(() -> unknown("version " + version + " of model " + modelId, asOf));
    return labels.of(List.of(found), asOf).get(0);
  }

  private Standing<ModelVersionFact> version(String modelId, int version, @Nullable Instant asOf) {
    return models
        .version(modelId, version, asOf)
        .orElseThrow(() -> unknown("version " + version + " of model " + modelId, asOf));
  }

  @GetMapping("/{modelId}/versions/{version}/history")
  @Operation(summary = "Each status it had, with the time in which it held")
  List<Standing<ModelVersionFact>> history(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version) {
    version(modelId, version, null);
    return models.history(modelId, version);
  }

  @GetMapping("/{modelId}/versions/{version}/lineage")
  @Operation(summary = "What it was made from, and what was made from it")
  Lineage lineage(
      @PathVariable @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @PathVariable @Min(1) int version,
      @RequestParam(required = false) @Nullable Instant asOf) {
    Standing<ModelVersionFact> of = version(modelId, version, asOf);
    return new Lineage(of, models.ancestors(of.fact(), asOf), models.children(of.fact(), asOf));
  }

  /**
   * @param version whose lineage
   * @param ancestors its parent, that one's parent, and so on
   * @param children what was made from it directly
   */
  record Lineage(
      Standing<ModelVersionFact> version,
      List<Standing<ModelVersionFact>> ancestors,
      List<Standing<ModelVersionFact>> children) {}

  private static NotFoundException unknown(String what, @Nullable Instant asOf) {
    return new NotFoundException(
        "There is no " + what + (asOf == null ? "" : " as of " + asOf) + " in this registry.");
  }
}
