// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.mlflow.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.model.FoundVersion;
import net.concordat.registry.model.ModelPlaces;
import net.concordat.registry.model.ModelQuery;
import net.concordat.registry.model.ModelSearch;
import net.concordat.registry.model.VersionQuery;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The part of MLflow's registry that only reads. */
@RestController
@RequestMapping("/api/2.0/mlflow")
@AnyReader
@Tag(name = "mlflow")
class MlflowController {
  private static final int PAGE = 200;

  private final MlflowModels models;
  private final ModelSearch search;

  MlflowController(MlflowModels models, ModelSearch search) {
    this.models = models;
    this.search = search;
  }

  @GetMapping("/registered-models/get")
  @Operation(summary = "A model by name")
  RegisteredModelAnswer model(@RequestParam String name) {
    return new RegisteredModelAnswer(models.model(name));
  }

  @GetMapping("/registered-models/search")
  @Operation(summary = "Models by name")
  RegisteredModelsAnswer models(
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(name = "max_results", defaultValue = "100") @Min(1) int maxResults,
      @RequestParam(name = "order_by", required = false) @Nullable List<String> orderBy,
      @RequestParam(name = "page_token", required = false) @Nullable String pageToken) {
    requireOrder(orderBy, "name ASC", "name");
    int most = Math.min(maxResults, PAGE);
    Page<Standing<RegisteredModelFact>> page =
        Page.of(
            search.models(
                ModelQuery.named(MlflowFilter.name(filter)),
                ModelPlaces.models(pageToken),
                most + 1),
            most,
            ModelPlaces::cursor);
    return new RegisteredModelsAnswer(models.shown(page.items()), page.nextCursor());
  }

  @GetMapping("/registered-models/alias")
  @Operation(summary = "The version of a model that has an alias: champion or challenger")
  ModelVersionAnswer byAlias(@RequestParam String name, @RequestParam String alias) {
    return new ModelVersionAnswer(models.byAlias(name, alias));
  }

  @GetMapping("/model-versions/get")
  @Operation(summary = "A version of a model")
  ModelVersionAnswer version(@RequestParam String name, @RequestParam @Min(1) int version) {
    return new ModelVersionAnswer(models.version(name, version));
  }

  @GetMapping("/model-versions/search")
  @Operation(summary = "Versions, the newest first")
  ModelVersionsAnswer versions(
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(name = "max_results", defaultValue = "200") @Min(1) int maxResults,
      @RequestParam(name = "order_by", required = false) @Nullable List<String> orderBy,
      @RequestParam(name = "page_token", required = false) @Nullable String pageToken) {
    requireOrder(orderBy, "creation_timestamp DESC");
    int most = Math.min(maxResults, PAGE);
    Page<FoundVersion> page =
        Page.of(
            search.versions(
                VersionQuery.named(MlflowFilter.name(filter)),
                ModelPlaces.versions(pageToken),
                most + 1),
            most,
            ModelPlaces::cursor);
    return new ModelVersionsAnswer(models.versions(page.items()), page.nextCursor());
  }

  private static void requireOrder(@Nullable List<String> given, String... allowed) {
    if (given != null
        && !given.isEmpty()
        && !(given.size() == 1 && isAnyOf(given.get(0), List.of(allowed)))) {
      throw MlflowException.invalid(
          "order_by must be %s, or absent; given %s".formatted(allowed[0], given));
    }
  }

  private static boolean isAnyOf(String given, List<String> allowed) {
    String plain = given.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    return allowed.stream().anyMatch(order -> order.toLowerCase(Locale.ROOT).equals(plain));
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record RegisteredModelAnswer(MlflowModel registeredModel) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record RegisteredModelsAnswer(
      List<MlflowModel> registeredModels, @Nullable String nextPageToken) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record ModelVersionAnswer(MlflowVersion modelVersion) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record ModelVersionsAnswer(List<MlflowVersion> modelVersions, @Nullable String nextPageToken) {}
}
