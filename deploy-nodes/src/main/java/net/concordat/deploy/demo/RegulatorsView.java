// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.deploy.identity.RealmRole;

/** What the regulator's auditor reads at the regulator's registry. */
final class RegulatorsView {
  private final Office regulator;

  RegulatorsView(Office regulator) {
    this.regulator = regulator;
  }

  /** Waits until the registry shows a bank's champions. */
  void awaitChampions(Office bank) throws InterruptedException {
    regulator.await(
        "the champions of " + bank.party(),
        () -> {
          for (UseCase useCase : UseCase.ALL) {
            if (regulator.find("/api/v1/champion", asked(bank, useCase)).isEmpty()) {
              return false;
            }
          }
          return true;
        });
  }

  private static Map<String, String> asked(Office bank, UseCase useCase) {
    return Map.of("member", bank.name(), "purpose", useCase.name());
  }

  /** Every evaluation of versions, by evaluator, rows and use. */
  List<DemoReport.Evaluation> evaluations(Collection<SharedModel> models)
      throws IOException, InterruptedException {
    Map<String, JsonNode> holdouts = new HashMap<>();
    for (JsonNode holdout : regulator.get("/api/v1/holdouts")) {
      holdouts.put(holdout.path("root").asText(), holdout);
    }
    List<DemoReport.Evaluation> all = new ArrayList<>();
    for (SharedModel model : models) {
      for (JsonNode evaluation : regulator.get(model.path() + "/evaluations")) {
        all.add(
            evaluation(
                evaluation,
                holdouts.getOrDefault(evaluation.path("holdoutRoot").asText(), evaluation)));
      }
    }
    all.sort(
        Comparator.comparing(DemoReport.Evaluation::evaluator)
            .thenComparing(DemoReport.Evaluation::committedAt)
            .thenComparing(DemoReport.Evaluation::use));
    return all;
  }

  private static DemoReport.Evaluation evaluation(JsonNode evaluation, JsonNode holdout) {
    return new DemoReport.Evaluation(
        organisation(evaluation.path("evaluator")),
        organisation(evaluation.path("owner")),
        evaluation.at("/version/artifactDigest").asText(),
        evaluation.path("holdoutRows").asInt(),
        holdout.path("committedAt").asText(),
        evaluation.path("use").asInt(),
        holdout.path("uses").asInt(),
        evaluation.at("/rocAuc/value").asDouble() / Metric.ONE);
  }

  /** Which version a bank uses first for each purpose, and who decided so. */
  List<DemoReport.Champion> champions(Office bank) throws IOException, InterruptedException {
    List<JsonNode> accepted =
        regulator
            .as(RealmRole.AUDITOR)
            .all("/api/v1/proposals", Map.of("member", bank.name(), "status", "ACCEPTED"));
    List<DemoReport.Champion> all = new ArrayList<>();
    for (UseCase useCase : UseCase.ALL) {
      JsonNode adoption = regulator.get("/api/v1/champion", asked(bank, useCase)).get("adoption");
      List<String> adopted = new ArrayList<>();
      List<String> promoted = new ArrayList<>();
      for (JsonNode proposal : accepted) {
        JsonNode subject = proposal.get("subject");
        if (subject.path("kind").asText().equals("Adopt")
            && subject.path("version").equals(adoption.get("version"))) {
          adopted.addAll(deciders(bank, proposal));
        }
        if (subject.path("kind").asText().equals("Promote")
            && subject.path("adoptionId").equals(adoption.get("adoptionId"))) {
          promoted.addAll(deciders(bank, proposal));
        }
      }
      all.add(
          new DemoReport.Champion(
              organisation(adoption.path("member")),
              useCase.name(),
              adoption.at("/version/artifactDigest").asText(),
              adoption.path("evidenceDigest").asText(),
              adopted,
              promoted,
              adoption.path("status").asText().equals("APPROVED")));
    }
    return all;
  }

  private List<String> deciders(Office bank, JsonNode proposal)
      throws IOException, InterruptedException {
    List<String> deciders = new ArrayList<>();
    for (JsonNode given :
        regulator
            .get(
                "/api/v1/proposals/" + proposal.path("proposalId").asText(),
                Map.of("member", bank.name()))
            .path("decisions")) {
      JsonNode decision = given.path("decision");
      deciders.add(
          "%s %.8s..."
              .formatted(decision.path("role").asText(), decision.path("personId").asText()));
    }
    return deciders;
  }

  /** What else it can say of a version, a sentence each. */
  List<String> about(SharedModel model, Office bank) throws IOException, InterruptedException {
    List<String> sentences = new ArrayList<>();
    JsonNode ancestors = regulator.get(model.path() + "/lineage").path("ancestors");
    for (JsonNode ancestor : ancestors) {
      sentences.add(
          "%s was derived from %.8s... of %s, %s"
              .formatted(
                  model,
                  ancestor.at("/version/artifactDigest").asText(),
                  organisation(ancestor.path("owner")),
                  SharedModel.status(ancestor)));
    }
    int budgets = regulator.get("/api/v1/budgets", Map.of("member", bank.name())).size();
    sentences.add(
        budgets == 0
            ? "%s has no privacy budget, and so published nothing as private"
                .formatted(bank.party())
            : "%s has %d privacy budgets".formatted(bank.party(), budgets));
    List<JsonNode> trail =
        regulator
            .as(RealmRole.AUDITOR)
            .all(
                "/api/v1/audit",
                Map.of("modelId", model.modelId(), "version", "" + model.version()));
    sentences.add(
        "%d transactions are about it, from %s to %s"
            .formatted(
                trail.size(),
                trail.get(trail.size() - 1).path("command").asText(),
                trail.get(0).path("command").asText()));
    return sentences;
  }

  private static String organisation(JsonNode name) {
    return name.asText().replaceAll("^.*O=([^,]*).*$", "$1");
  }
}
