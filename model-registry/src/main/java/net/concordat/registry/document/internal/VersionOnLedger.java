// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.concordat.registry.adoption.Adoptions;
import net.concordat.registry.approval.Approvals;
import net.concordat.registry.decision.Decisions;
import net.concordat.registry.decision.GivenDecision;
import net.concordat.registry.document.LedgerMention;
import net.concordat.registry.evaluation.Evaluations;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.EvaluationFact;
import net.concordat.registry.ledger.Fact;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.model.Models;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the ledger says of a version now. */
@Component
public class VersionOnLedger {
  private final Models models;
  private final Evaluations evaluations;
  private final Approvals approvals;
  private final Adoptions adoptions;
  private final Decisions decisions;

  VersionOnLedger(
      Models models,
      Evaluations evaluations,
      Approvals approvals,
      Adoptions adoptions,
      Decisions decisions) {
    this.models = models;
    this.evaluations = evaluations;
    this.approvals = approvals;
    this.adoptions = adoptions;
    this.decisions = decisions;
  }

  /** The version, with what was measured, voted, decided and adopted, as far as anything was. */
  public JsonNode said(String modelId, int version) {
    ObjectNode said = DocumentText.JSON.createObjectNode();
    models
        .version(modelId, version, null)
        .ifPresent(found -> said.set("version", DocumentText.JSON.valueToTree(found.fact())));
    put(said, "evaluations", evaluations.of(modelId, version, null));
    put(said, "approvals", approvals.of(modelId, version, null));
    put(said, "adoptions", adoptions.of(modelId, version, null));
    put(
        said,
        "decisions",
        decisions.on(modelId, version, null).stream()
            .flatMap(asked -> decisions.on(asked.fact(), null).stream())
            .map(GivenDecision::decision)
            .filter(decision -> decision.fact().counted())
            .toList());
    return said;
  }

  private static void put(ObjectNode said, String name, List<? extends Standing<?>> found) {
    if (!found.isEmpty()) {
      said.set(name, DocumentText.JSON.valueToTree(found.stream().map(Standing::fact).toList()));
    }
  }

  /** Where a digest stands in what the ledger says of a version. */
  public List<LedgerMention> mentions(String modelId, int version, String digest) {
    List<LedgerMention> mentions = new ArrayList<>();
    add(
        mentions,
        models.version(modelId, version, null).stream().toList(),
        "cardDigest",
        (ModelVersionFact said) -> said.artifact().cardDigest(),
        digest);
    add(
        mentions,
        evaluations.of(modelId, version, null),
        "reportDigest",
        EvaluationFact::reportDigest,
        digest);
    add(
        mentions,
        approvals.of(modelId, version, null),
        "evidenceDigest",
        ApprovalFact::evidenceDigest,
        digest);
    add(
        mentions,
        adoptions.of(modelId, version, null),
        "evidenceDigest",
        AdoptionFact::evidenceDigest,
        digest);
    return mentions;
  }

  private static <F extends Fact> void add(
      List<LedgerMention> mentions,
      List<Standing<F>> found,
      String field,
      Function<F, @Nullable String> digestOf,
      String digest) {
    found.stream()
        .filter(standing -> digest.equals(digestOf.apply(standing.fact())))
        .map(standing -> new LedgerMention(standing.state(), field))
        .forEach(mentions::add);
  }
}
