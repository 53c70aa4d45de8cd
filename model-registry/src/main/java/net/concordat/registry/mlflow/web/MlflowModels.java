// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.mlflow.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.mlflow.Aliases;
import net.concordat.registry.mlflow.VersionAliases;
import net.concordat.registry.model.FoundVersion;
import net.concordat.registry.model.ModelQuery;
import net.concordat.registry.model.ModelQuery.Match;
import net.concordat.registry.model.ModelQuery.Name;
import net.concordat.registry.model.ModelSearch;
import net.concordat.registry.model.Models;
import org.springframework.stereotype.Component;

/**
 * Models as MLflow names them. There a name is one model's; here banks may use the same, and then a
 * model's id serves as its name.
 */
@Component
class MlflowModels {
  private final Models models;
  private final ModelSearch search;
  private final Aliases aliases;

  MlflowModels(Models models, ModelSearch search, Aliases aliases) {
    this.models = models;
    this.search = search;
    this.aliases = aliases;
  }

  /** The model of a name or id. */
  Standing<RegisteredModelFact> named(String name) {
    List<Standing<RegisteredModelFact>> found =
        search.models(ModelQuery.named(new Name(name, Match.EXACT)), List.of(), 2);
    if (found.size() > 1) {
      throw MlflowException.invalid(
          "Several models have the name %s; name one by its id: %s of %s, %s of %s"
              .formatted(
                  name,
                  found.get(0).fact().modelId(),
                  found.get(0).fact().owner(),
                  found.get(1).fact().modelId(),
                  found.get(1).fact().owner()));
    }
    return found.stream()
        .findFirst()
        .or(() -> models.model(name, null))
        .orElseThrow(
            () -> MlflowException.notFound("Registered Model with name=" + name + " not found"));
  }

  MlflowModel model(String name) {
    return shown(List.of(named(name))).get(0);
  }

  /** Models as MLflow shows them. */
  List<MlflowModel> shown(List<Standing<RegisteredModelFact>> found) {
    VersionAliases now = aliases.now();
    Map<String, Instant> registered =
        models.registeredAt(found.stream().map(model -> model.fact().modelId()).toList());
    return found.stream()
        .map(
            model ->
                MlflowModel.of(
                    model,
                    registered.getOrDefault(model.fact().modelId(), model.since()),
                    newest(model.fact(), now),
                    aliases(now, model.fact().modelId())))
        .toList();
  }

  private List<MlflowVersion> newest(RegisteredModelFact model, VersionAliases now) {
    return models.version(model.modelId(), model.lastVersion(), null).stream()
        .map(version -> shown(model.name(), version, now))
        .toList();
  }

  private static List<MlflowModel.RegisteredModelAlias> aliases(
      VersionAliases now, String modelId) {
    return now.of(modelId).entrySet().stream()
        .filter(alias -> alias.getValue().size() == 1)
        .map(
            alias ->
                new MlflowModel.RegisteredModelAlias(
                    alias.getKey(), alias.getValue().first().toString()))
        .toList();
  }

  MlflowVersion version(String name, int number) {
    RegisteredModelFact model = named(name).fact();
    return models
        .version(model.modelId(), number, null)
        .map(version -> shown(model.name(), version, aliases.now()))
        .orElseThrow(
            () ->
                MlflowException.notFound(
                    "Model Version (name=%s, version=%d) not found".formatted(name, number)));
  }

  MlflowVersion byAlias(String name, String alias) {
    RegisteredModelFact model = named(name).fact();
    SortedSet<Integer> versions =
        Optional.ofNullable(aliases.now().of(model.modelId()).get(alias))
            .orElseThrow(
                () -> MlflowException.invalid("Registered model alias " + alias + " not found."));
    if (versions.size() > 1) {
      throw MlflowException.invalid(
          "%s is the alias of several versions of %s, %s: for other purposes or at other banks"
              .formatted(
                  alias,
                  name,
                  versions.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    return version(model.modelId(), versions.first());
  }

  /** Versions as MLflow shows them. */
  List<MlflowVersion> versions(List<FoundVersion> found) {
    VersionAliases now = aliases.now();
    return found.stream()
        .map(
            version ->
                shown(
                    Optional.ofNullable(version.modelName())
                        .orElse(version.version().fact().version().modelId()),
                    version.version(),
                    now))
        .toList();
  }

  private static MlflowVersion shown(
      String name, Standing<ModelVersionFact> version, VersionAliases now) {
    return MlflowVersion.of(
        name,
        version,
        now.of(version.fact().version().modelId(), version.fact().version().version()));
  }
}
