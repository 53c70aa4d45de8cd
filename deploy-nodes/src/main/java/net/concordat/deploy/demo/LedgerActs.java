// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.evaluation.MetricSummary;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.Verdict;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.evaluation.Measurement;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.holdout.CommitHoldoutFlow;
import net.concordat.workflows.holdout.HoldoutProposal;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.RegisterModelFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.GrantOffer;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;

/** What banks do on the ledger, each as one call, with the worker's files as its input. */
final class LedgerActs {
  private static final long LARGEST_ARTIFACT = 1L << 30;

  private final Narrator narrator;
  private final PeopleActs people;

  LedgerActs(Narrator narrator, PeopleActs people) {
    this.narrator = narrator;
    this.people = people;
  }

  /**
   * Puts an artifact into its owner's store, registers a model, and publishes its first version,
   * for which its developer signed.
   */
  SharedModel publish(
      Bank owner,
      Path store,
      UseCase useCase,
      WorkerProcess.TrainedArtifact artifact,
      SharingPolicy policy,
      @Nullable SharedModel parent)
      throws Exception {
    try (InputStream bytes = Files.newInputStream(artifact.zip())) {
      new DirectoryArtifactStore(store).put(bytes, LARGEST_ARTIFACT);
    }
    StateAndRef<RegisteredModelState> model =
        narrator.ledger(
            owner.party() + " registers the model " + useCase.modelName(),
            () ->
                owner.run(
                    RegisterModelFlow.class, commandId(), useCase.modelName(), useCase.name()));
    StateRef development = people.develop(owner, useCase, artifact.digest());
    VersionProposal proposal =
        new VersionProposal(
            model.getState().getData().getModelId(),
            description(artifact),
            provenance(useCase, artifact.descriptor(), development),
            policy,
            parent == null ? null : parent.version().getModelId(),
            parent == null ? 0 : parent.version().getVersion());
    StateAndRef<ModelVersionState> version =
        narrator.ledger(
            owner.party()
                + " publishes "
                + useCase.modelName()
                + " v1"
                + (parent == null ? "" : ", derived from " + parent),
            () -> owner.run(PublishModelVersionFlow.class, commandId(), proposal));
    return new SharedModel(useCase, owner, artifact, version.getState().getData());
  }

  /** Offers a grant and has it accepted. */
  GrantState grant(SharedModel model, Bank grantee, GrantKind kind, UsageTerms terms)
      throws Exception {
    GrantOffer offer = offer(model, grantee, kind, terms);
    UUID grantId =
        narrator
            .ledger(
                model.owner().party()
                    + " offers "
                    + grantee.party()
                    + " "
                    + model
                    + " "
                    + words(kind),
                () -> model.owner().run(OfferGrantFlow.class, commandId(), offer))
            .getState()
            .getData()
            .getGrantId();
    grantee.awaitGrant(grantId);
    return narrator
        .ledger(
            grantee.party() + " accepts",
            () -> grantee.run(AcceptGrantFlow.class, commandId(), grantId))
        .getState()
        .getData();
  }

  static GrantOffer offer(SharedModel model, Bank grantee, GrantKind kind, UsageTerms terms) {
    return new GrantOffer(
        model.version().getModelId(),
        model.version().getVersion(),
        grantee.identity(),
        kind,
        terms);
  }

  /** Fetches the artifact from its owner. */
  StateAndRef<DeliveryReceiptState> deliver(SharedModel model, Bank grantee) throws Exception {
    return narrator.ledger(
        grantee.party() + " receives the artifact, checks its digest and signs for it",
        () -> request(model, grantee));
  }

  static StateAndRef<DeliveryReceiptState> request(SharedModel model, Bank grantee)
      throws Exception {
    return grantee.run(
        RequestDeliveryFlow.class,
        commandId(),
        model.owner().identity(),
        model.version().getModelId(),
        model.version().getVersion());
  }

  /** Commits a bank to its rows, of which the worker's file says what the ledger may know. */
  void commit(Bank owner, UseCase useCase, JsonNode rows) throws Exception {
    HoldoutProposal proposal =
        new HoldoutProposal(
            hash(rows.get("root")),
            rows.get("rowsRounded").asInt(),
            LocalDate.parse(rows.get("firstDay").asText()),
            LocalDate.parse(rows.get("lastDay").asText()),
            rows.get("splitRule").asText());
    StateAndRef<HoldoutState> committed =
        narrator.ledger(
            "%s commits to about %d rows of %s to measure on"
                .formatted(owner.party(), proposal.getRows(), useCase.name()),
            () -> owner.run(CommitHoldoutFlow.class, commandId(), proposal));
    if (committed.getState().getData().getUses() != 0) {
      throw new DemoFailure("The holdout of " + owner.party() + " was used before");
    }
  }

  /** Puts what a bank measured on the ledger. */
  void evaluate(SharedModel model, Bank evaluator, JsonNode report, Path file) throws Exception {
    Measurement measurement =
        new Measurement(
            model.version().getModelId(),
            model.version().getVersion(),
            hash(report.get("dataCommitment").get("value")),
            SecureHash.sha256(Files.readAllBytes(file)),
            new MetricSummary(
                metric(report.get("rocAuc")),
                metric(report.get("prAuc")),
                metric(report.get("recallAtFpr1"))));
    StateAndRef<EvaluationState> recorded =
        narrator.ledger(
            "%s records what it measured of %s on its own %d rows: ROC-AUC %.3f, PR-AUC %.3f"
                .formatted(
                    evaluator.party(),
                    model,
                    report.get("rows").asInt(),
                    report.get("rocAuc").get("value").asDouble(),
                    report.get("prAuc").get("value").asDouble()),
            () -> evaluator.run(RecordEvaluationFlow.class, commandId(), measurement));
    if (!recorded.getState().getData().getEvaluator().equals(evaluator.identity())) {
      throw new DemoFailure("The evaluation is not " + evaluator.party() + "'s");
    }
  }

  /** A member approves another's version. */
  void approve(SharedModel model, Bank member, Path evidence) throws Exception {
    Verdict verdict =
        new Verdict(
            model.version().getModelId(),
            model.version().getVersion(),
            Decision.APPROVE,
            "For the purpose " + model.useCase().name() + " only; to be reviewed again in a year.",
            SecureHash.sha256(Files.readAllBytes(evidence)),
            Instant.now().plus(Duration.ofDays(30)));
    UUID review = people.review(member, model, verdict);
    StateAndRef<ApprovalState> approval =
        narrator.ledger(
            member.party() + " approves " + model,
            () -> member.run(DecideModelVersionFlow.class, commandId(), review));
    if (approval.getState().getData().getDecision() != Decision.APPROVE) {
      throw new DemoFailure("The decision on the ledger is not the one made");
    }
  }

  /** The owner counts the approvals. */
  SharedModel conclude(SharedModel model) throws Exception {
    StateAndRef<ModelVersionState> approved =
        narrator.ledger(
            model.owner().party() + " counts the approvals: " + model + " is APPROVED",
            () -> count(model));
    return model.as(approved.getState().getData());
  }

  static StateAndRef<ModelVersionState> count(SharedModel model) throws Exception {
    return model
        .owner()
        .run(
            ConcludeModelVersionFlow.class,
            commandId(),
            model.version().getModelId(),
            model.version().getVersion(),
            Decision.APPROVE);
  }

  static String commandId() {
    return UUID.randomUUID().toString();
  }

  private static ArtifactDescription description(WorkerProcess.TrainedArtifact artifact) {
    JsonNode descriptor = artifact.descriptor();
    return new ArtifactDescription(
        SecureHash.create(artifact.digest()),
        artifact.bytes(),
        hash(descriptor.get("schemaDigest")),
        hash(descriptor.get("architectureDigest")),
        hash(descriptor.get("cardDigest")),
        hash(descriptor.get("exportManifestDigest")));
  }

  private static Provenance provenance(UseCase useCase, JsonNode descriptor, StateRef development) {
    JsonNode environment = descriptor.get("environment");
    return new Provenance(
        useCase.dataDomain(),
        hash(descriptor.get("dataCommitment").get("value")),
        hash(descriptor.get("specDigest")),
        "worker %s, %s, Java %s"
            .formatted(
                environment.get("worker").asText(),
                environment.get("backend").asText(),
                environment.get("java").asText()),
        null,
        development);
  }

  private static Metric metric(JsonNode node) {
    int value = millionths(node.get("value"));
    // A percentile bootstrap can leave the estimate outside its own interval by a hair.
    return new Metric(
        value,
        Math.min(value, millionths(node.get("low"))),
        Math.max(value, millionths(node.get("high"))));
  }

  private static int millionths(JsonNode node) {
    return (int) Math.round(node.asDouble() * Metric.ONE);
  }

  private static SecureHash hash(JsonNode hex) {
    return SecureHash.create(hex.asText());
  }

  private static String words(GrantKind kind) {
    return kind == GrantKind.REVIEW ? "for review" : "for use";
  }
}
