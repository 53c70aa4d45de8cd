// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.mlflow.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.mlflow.web.MlflowVersion.Tag;

/**
 * A model as MLflow shows it.
 *
 * @param name its name
 * @param creationTimestamp when it was registered, in milliseconds
 * @param lastUpdatedTimestamp when its last version was published, in milliseconds
 * @param latestVersions its newest version, if it has one
 * @param tags what else the ledger says
 * @param aliases champion, challenger
 */
@JsonNaming(SnakeCaseStrategy.class)
record MlflowModel(
    String name,
    long creationTimestamp,
    long lastUpdatedTimestamp,
    List<MlflowVersion> latestVersions,
    List<Tag> tags,
    List<RegisteredModelAlias> aliases) {
  /** Which version has an alias. */
  record RegisteredModelAlias(String alias, String version) {}

  static MlflowModel of(
      Standing<RegisteredModelFact> model,
      Instant registeredAt,
      List<MlflowVersion> newest,
      List<RegisteredModelAlias> aliases) {
    RegisteredModelFact said = model.fact();
    return new MlflowModel(
        said.name(),
        registeredAt.toEpochMilli(),
        model.since().toEpochMilli(),
        newest,
        List.of(
            new Tag("concordat.modelId", said.modelId()),
            new Tag("concordat.owner", said.owner()),
            new Tag("concordat.purpose", said.purpose())),
        aliases);
  }
}
