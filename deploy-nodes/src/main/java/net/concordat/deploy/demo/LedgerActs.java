// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.concordat.deploy.identity.RealmRole;
import net.concordat.deploy.registry.ArtifactFile;
import org.jspecify.annotations.Nullable;

/**
 * What the staff of banks commands at its registries, each as one call, with the worker's files as
 * its input.
 */
final class LedgerActs {
  private final Narrator narrator;
  private final PeopleActs people;

  LedgerActs(Narrator narrator, PeopleActs people) {
    this.narrator = narrator;
    this.people = people;
  }

  /**
   * Uploads an artifact, registers a model, and publishes its first version, for which its
   * developer signed.
   *
   * @param terms for what its policy shares it
   */
  SharedModel publish(
      Office owner,
      UseCase useCase,
      WorkerProcess.TrainedArtifact artifact,
      Map<String, Object> policy,
      Map<String, Object> terms,
      @Nullable SharedModel parent)
      throws Exception {
    narrator.step(
        "%s's developer uploads the artifact, %d bytes".formatted(owner.party(), artifact.bytes()),
        () ->
            owner
                .as(RealmRole.MODEL_DEVELOPER)
                .upload(ArtifactFile.of(artifact.zip()), sent -> {}));
    String modelId =
        narrator
            .ledger(
                owner.party() + " registers the model " + useCase.modelName(),
                () ->
                    owner.command(
                        RealmRole.MODEL_DEVELOPER,
                        "/api/v1/models",
                        Map.of("name", useCase.modelName(), "purpose", useCase.name())))
            .at("/result/modelId")
            .asText();
    Map<String, Object> publication = new LinkedHashMap<>();
    publication.put("artifact", WorkerFiles.description(artifact));
    publication.put("provenance", WorkerFiles.provenance(useCase, artifact.descriptor()));
    publication.put("policy", policy);
    publication.put("development", people.develop(owner, useCase, artifact.digest()));
    if (parent != null) {
      publication.put("parent", Map.of("modelId", parent.modelId(), "version", parent.version()));
    }
    JsonNode published =
        narrator.ledger(
            owner.party()
                + " publishes "
                + useCase.modelName()
                + " v1"
                + (parent == null ? "" : ", derived from " + parent),
            () ->
                owner.command(
                    RealmRole.MODEL_DEVELOPER,
                    "/api/v1/models/" + modelId + "/versions",
                    publication));
    SharedModel model =
        new SharedModel(
            useCase,
            owner,
            artifact,
            modelId,
            published.at("/result/version/version").asInt(),
            terms);
    owner.awaitVersion(model, SharedModel.PENDING);
    return model;
  }

  /**
   * Offers a grant and has it accepted.
   *
   * @param kind REVIEW or USE
   * @return the grant's id
   */
  String grant(SharedModel model, Office grantee, String kind, Map<String, Object> terms)
      throws Exception {
    String words = kind.equals("REVIEW") ? "for review" : "for use";
    String grantId =
        narrator
            .ledger(
                "%s offers %s %s %s"
                    .formatted(model.owner().party(), grantee.party(), model, words),
                () -> offer(model.owner(), model, grantee, kind, terms))
            .path("id")
            .asText();
    grantee.await(
        "the grant " + grantId,
        () ->
            grantee
                .as(RealmRole.AUDITOR)
                .all("/api/v1/grants", Map.of("status", "OFFERED"))
                .stream()
                .anyMatch(grant -> grant.path("grantId").asText().equals(grantId)));
    narrator.ledger(
        grantee.party() + " accepts",
        () ->
            grantee.command(
                RealmRole.MODEL_DEVELOPER, "/api/v1/grants/" + grantId + "/accept", Map.of()));
    return grantId;
  }

  static JsonNode offer(
      Office grantor, SharedModel model, Office grantee, String kind, Map<String, Object> terms)
      throws IOException, InterruptedException {
    return grantor.command(
        RealmRole.MODEL_DEVELOPER,
        model.path() + "/grants",
        Map.of("grantee", grantee.name(), "kind", kind, "terms", terms));
  }

  void revoke(Office grantor, String grantId) throws Exception {
    narrator.ledger(
        grantor.party() + " revokes it",
        () ->
            grantor.command(
                RealmRole.MODEL_DEVELOPER, "/api/v1/grants/" + grantId + "/revoke", Map.of()));
  }

  /** Fetches the artifact from its owner. */
  void deliver(SharedModel model, Office grantee) throws Exception {
    narrator.ledger(
        grantee.party() + " receives the artifact, checks its digest and signs for it",
        () -> request(model, grantee));
  }

  static JsonNode request(SharedModel model, Office grantee)
      throws IOException, InterruptedException {
    return grantee.command(
        RealmRole.MODEL_VALIDATOR,
        model.path() + "/deliveries",
        Map.of("grantor", model.owner().name()));
  }

  /** Commits a bank to its rows, of which the worker's file says what the ledger may know. */
  void commit(Office owner, UseCase useCase, JsonNode rows) throws Exception {
    Map<String, Object> holdout = WorkerFiles.holdout(rows);
    JsonNode committed =
        narrator.ledger(
            "%s commits to about %s rows of %s to measure on"
                .formatted(owner.party(), holdout.get("rows"), useCase.name()),
            () -> owner.command(RealmRole.MODEL_VALIDATOR, "/api/v1/holdouts", holdout));
    if (committed.at("/result/uses").asInt() != 0) {
      throw new DemoFailure("The holdout of " + owner.party() + " was used before");
    }
  }

  /** Puts what a bank measured on the ledger. */
  void evaluate(SharedModel model, Office evaluator, WorkerActs.Measured measured)
      throws Exception {
    JsonNode report = measured.figures();
    Map<String, Object> evaluation = WorkerFiles.evaluation(measured);
    JsonNode recorded =
        narrator.ledger(
            "%s records what it measured of %s on its own %d rows: ROC-AUC %.3f, PR-AUC %.3f"
                .formatted(
                    evaluator.party(),
                    model,
                    report.get("rows").asInt(),
                    report.at("/figures/rocAuc/value").asDouble(),
                    report.at("/figures/prAuc/value").asDouble()),
            () ->
                evaluator.command(
                    RealmRole.MODEL_VALIDATOR, model.path() + "/evaluations", evaluation));
    if (!recorded.at("/result/evaluator").asText().equals(evaluator.name())) {
      throw new DemoFailure("The evaluation is not " + evaluator.party() + "'s");
    }
  }

  /**
   * A member's people approve another's version, and it tells the owner.
   *
   * @param evidenceDigest of its validation report
   */
  void approve(SharedModel model, Office member, String evidenceDigest) throws Exception {
    Map<String, Object> review =
        Map.of(
            "decision",
            "APPROVE",
            "conditions",
            "For the purpose " + model.useCase().name() + " only; to be reviewed again in a year.",
            "evidenceDigest",
            evidenceDigest,
            "validUntil",
            PeopleActs.inDays(30),
            "decideUntil",
            PeopleActs.inDays(1));
    String proposalId =
        people.decide(
            member,
            "whether to approve " + model,
            model.path() + "/review-proposals",
            review,
            "concludes its review");
    JsonNode vote =
        narrator.ledger(
            member.party() + " approves " + model,
            () ->
                member.command(
                    RealmRole.MODEL_APPROVER,
                    "/api/v1/proposals/" + proposalId + "/vote",
                    Map.of()));
    if (!vote.at("/result/decision").asText().equals("APPROVE")) {
      throw new DemoFailure("The decision on the ledger is not the one made");
    }
  }

  /** The owner counts the approvals. */
  void conclude(SharedModel model) throws Exception {
    narrator.ledger(
        model.owner().party() + " counts the approvals: " + model + " is APPROVED",
        () -> count(model));
    model.owner().awaitVersion(model, SharedModel.APPROVED);
  }

  static JsonNode count(SharedModel model) throws IOException, InterruptedException {
    return model
        .owner()
        .command(
            RealmRole.MODEL_DEVELOPER, model.path() + "/conclude", Map.of("decision", "APPROVE"));
  }
}
