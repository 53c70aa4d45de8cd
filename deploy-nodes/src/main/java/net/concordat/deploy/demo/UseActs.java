// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** How a bank comes to use a version: its people decide so, at its registry. */
final class UseActs {
  private final Narrator narrator;
  private final PeopleActs people;
  private final Documents documents;

  UseActs(Narrator narrator, PeopleActs people, Documents documents) {
    this.narrator = narrator;
    this.people = people;
    this.documents = documents;
  }

  /**
   * A bank's people decide to use a version, and to use it before any other.
   *
   * @param validated the bank's own validation report
   */
  void makeChampion(Office bank, SharedModel model, Documents.Validation validated)
      throws Exception {
    Documents.Fields fields = documents.use(model, bank);
    narrator.line(
        "           of what a model of tier %s is asked for, %d fields are there and %d are missing"
            .formatted(fields.tier(), fields.present(), fields.missing()));
    String purpose = model.useCase().name();
    people.decide(
        bank,
        "whether to use %s for %s".formatted(model, purpose),
        path(model),
        asked(model, validated, PeopleActs.inDays(1)),
        "adopts it");
    people.decide(
        bank,
        "whether to make it champion",
        "/api/v1/adoptions/%s/promotion-proposals".formatted(adoptionId(bank, model)),
        Map.of("purpose", purpose, "place", "CHAMPION", "decideUntil", PeopleActs.inDays(1)),
        "makes it champion");
  }

  /** Where a bank's people are asked whether to use a version. */
  static String path(SharedModel model) {
    return model.path() + "/adoption-proposals";
  }

  /** What they are asked: to use it for its purpose for thirty days, under one condition. */
  static Map<String, Object> asked(
      SharedModel model, Documents.Validation validated, String decideUntil) {
    return Map.of(
        "artifactDigest",
        model.artifact().digest(),
        "purpose",
        model.useCase().name(),
        "conditions",
        validated.conditions(),
        "evidenceDigest",
        validated.digest(),
        "useUntil",
        PeopleActs.inDays(30),
        "decideUntil",
        decideUntil);
  }

  private static String adoptionId(Office bank, SharedModel model) throws InterruptedException {
    return bank.awaitFound(
        "the adoption of " + model,
        () -> {
          for (JsonNode adoption :
              bank.get("/api/v1/adoptions", Map.of("purpose", model.useCase().name()))) {
            if (adoption.at("/version/modelId").asText().equals(model.modelId())) {
              return Optional.of(adoption.path("adoptionId").asText());
            }
          }
          return Optional.empty();
        });
  }
}
