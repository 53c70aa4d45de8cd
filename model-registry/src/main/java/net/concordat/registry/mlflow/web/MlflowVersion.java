// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.mlflow.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A version as MLflow shows it.
 *
 * @param name its model's name
 * @param version its number
 * @param creationTimestamp when it was published, in milliseconds
 * @param lastUpdatedTimestamp since when it has its status, in milliseconds
 * @param currentStage None: there are no stages
 * @param source its bytes, by digest
 * @param runId none
 * @param status READY only if the ledger has it APPROVED
 * @param statusMessage its status on the ledger
 * @param tags what else the ledger says
 * @param aliases champion, challenger
 */
@JsonNaming(SnakeCaseStrategy.class)
record MlflowVersion(
    String name,
    String version,
    long creationTimestamp,
    long lastUpdatedTimestamp,
    String currentStage,
    String source,
    String runId,
    String status,
    String statusMessage,
    List<Tag> tags,
    List<String> aliases) {
  /** A key with a value. */
  record Tag(String key, @Nullable String value) {}

  static MlflowVersion of(String name, Standing<ModelVersionFact> version, List<String> aliases) {
    ModelVersionFact said = version.fact();
    return new MlflowVersion(
        name,
        Integer.toString(said.version().version()),
        said.publishedAt().toEpochMilli(),
        version.since().toEpochMilli(),
        "None",
        "sha256:" + said.artifact().digest(),
        "",
        status(said.status()),
        said.status() + " on the ledger",
        List.of(
            new Tag("concordat.modelId", said.version().modelId()),
            new Tag("concordat.owner", said.owner()),
            new Tag("concordat.status", said.status()),
            new Tag("concordat.dataDomain", said.provenance().dataDomain())),
        aliases);
  }

  private static String status(String onLedger) {
    return switch (onLedger) {
      case "APPROVED" -> "READY";
      case "PENDING_APPROVAL" -> "PENDING_REGISTRATION";
      default -> "FAILED_REGISTRATION";
    };
  }
}
