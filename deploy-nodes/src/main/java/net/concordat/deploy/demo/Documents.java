// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import net.concordat.deploy.identity.RealmRole;
import net.concordat.deploy.registry.ArtifactFile;

/** What the staff of a bank writes about versions into its registry, by role. */
final class Documents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DUE_IN_DAYS = 10;
  private static final String CARD = "card.json";

  /** Under which condition versions are used. */
  static final String CONDITION = "A person looks at a score before anything is refused for it.";

  private static final Map<String, Object> CONDITIONS =
      Map.of(
          "conditions", CONDITION,
          "effectiveFrom", "With the promotion on the ledger.",
          "expiresAt", "With the adoption on the ledger.",
          "reReviewTriggers", "PR-AUC on new labels below that of the validation report by 0.05.");

  private static final Map<String, Object> MONITORING =
      Map.of(
          "metrics", List.of("PR-AUC", "recall at 1 % false positives"),
          "thresholds", "PR-AUC 0.05 below that of the validation report",
          "owner", "model risk",
          "frequency", "monthly");

  private final Narrator narrator;

  Documents(Narrator narrator) {
    this.narrator = narrator;
  }

  /** The model card of an artifact, byte for byte as its digest on the ledger says. */
  void card(SharedModel model) throws Exception {
    JsonNode written =
        narrator.step(
            model.owner().party() + "'s developer files the model card",
            () ->
                write(
                    model.owner(),
                    RealmRole.MODEL_DEVELOPER,
                    model,
                    "model-card",
                    card(model.artifact())));
    if (!written.path("onLedger").asBoolean()) {
      throw new DemoFailure("The card of " + model + " is not the one on the ledger");
    }
  }

  private static byte[] card(WorkerProcess.TrainedArtifact artifact) throws IOException {
    try (ZipFile zip = new ZipFile(artifact.zip().toFile());
        InputStream card = zip.getInputStream(zip.getEntry(CARD))) {
      return card.readAllBytes();
    }
  }

  /**
   * What a bank's validator says of a version.
   *
   * @param figures what the worker measured on the bank's own rows
   * @return on which people decide
   */
  Validation validation(SharedModel model, Office validator, JsonNode figures) throws Exception {
    Map<String, Object> report =
        Map.of(
            "validator",
            validator.party() + "'s model validation",
            "independence",
            "The validator developed no version of this model.",
            "scope",
            "Ranking of " + model.useCase().name() + " cases on the bank's own holdout.",
            "findings",
            findings(model.useCase(), validator),
            "overallRating",
            "FIT_FOR_USE",
            "limitations",
            "One holdout of one bank; no stress tests.",
            "conditions",
            "To be measured again in a year.",
            "evaluation",
            figures);
    JsonNode written =
        narrator.step(
            validator.party() + "'s validator files the validation report",
            () ->
                write(
                    validator,
                    RealmRole.MODEL_VALIDATOR,
                    model,
                    "validation-report",
                    JSON.writeValueAsBytes(report)));
    return new Validation(
        written.path("digest").asText(), figures.at("/decision/threshold").asDouble());
  }

  /**
   * A validation report that is filed.
   *
   * @param digest of it
   * @param threshold from which score on cases are flagged, by what misses and alarms cost
   */
  record Validation(String digest, double threshold) {
    /** Under which conditions the bank may decide by the version. */
    String conditions() {
      return "%s Scoring: threshold %s; baseline reference; minutes without ledger 60."
          .formatted(CONDITION, BigDecimal.valueOf(threshold).setScale(4, RoundingMode.HALF_UP));
    }
  }

  /** The credit model was measured on few defaults. */
  private static List<Map<String, Object>> findings(UseCase useCase, Office validator) {
    if (!useCase.equals(UseCase.CREDIT_RISK)) {
      return List.of();
    }
    return List.of(
        Map.of(
            "id",
            "F-1",
            "description",
            "The holdout has few defaults, so the intervals are wide. Measure again once more loans"
                + " have ended.",
            "severity",
            "MEDIUM",
            "owner",
            "Validator of " + validator.party(),
            "dueDate",
            LocalDate.now(ZoneOffset.UTC).plusDays(DUE_IN_DAYS).toString(),
            "status",
            "OPEN"));
  }

  /** The whole report of what was measured, which the bank keeps for itself. */
  void evaluation(SharedModel model, Office evaluator, Path report) throws Exception {
    narrator.step(
        evaluator.party() + "'s validator keeps the evaluation report",
        () ->
            evaluator
                .as(RealmRole.MODEL_VALIDATOR)
                .write(
                    model.path() + "/evaluation-reports/" + ArtifactFile.of(report).digest(),
                    Files.readAllBytes(report)));
  }

  /** What a bank says of a version that it is to use; gives the fields that its tier asks for. */
  Fields use(SharedModel model, Office user) throws Exception {
    return narrator.step(
        user.party() + "'s approver files classification, conditions of use and monitoring plan",
        () -> {
          user.as(RealmRole.MODEL_APPROVER)
              .write(
                  "/api/v1/models/" + model.modelId() + "/documents/classification",
                  JSON.writeValueAsBytes(classification(model.useCase())));
          write(
              user,
              RealmRole.MODEL_APPROVER,
              model,
              "conditions-of-use",
              JSON.writeValueAsBytes(CONDITIONS));
          write(
              user,
              RealmRole.MODEL_APPROVER,
              model,
              "monitoring-plan",
              JSON.writeValueAsBytes(MONITORING));
          JsonNode completeness = user.get(model.path() + "/documents/completeness");
          return new Fields(
              completeness.path("tier").asText(),
              completeness.path("present").size(),
              completeness.path("missing").size());
        });
  }

  /**
   * How much of a version's record is there.
   *
   * @param tier of the model
   * @param present fields that are there
   * @param missing fields that its tier asks for besides
   */
  record Fields(String tier, int present, int missing) {}

  private static Map<String, Object> classification(UseCase useCase) {
    boolean credit = useCase.equals(UseCase.CREDIT_RISK);
    return Map.of(
        "materialityTier",
        "LOW",
        "tierReason",
        "A demonstration: no customer is affected.",
        "purpose",
        useCase.name(),
        "aiActClass",
        credit ? "HIGH_RISK" : "MINIMAL_RISK",
        "aiActReason",
        credit
            ? "Creditworthiness of persons is in Annex III; here firms are scored, classed as if."
            : "Detecting financial fraud is exempt from Annex III, 5 (b).",
        "businessUser",
        useCase.equals(UseCase.FRAUD) ? "card operations" : "lending",
        "decisionSupported",
        "In which order people look at cases");
  }

  private static JsonNode write(
      Office office, RealmRole role, SharedModel model, String kind, byte[] text)
      throws IOException, InterruptedException {
    return office.as(role).write(model.path() + "/documents/" + kind, text);
  }
}
