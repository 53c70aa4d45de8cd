// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.concordat.registry.adoption.Adoptions;
import net.concordat.registry.approval.Approvals;
import net.concordat.registry.decision.AnsweredProposal;
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
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.ledger.VersionNumber;
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

  /**
   * Each of some versions, with what was measured, voted, decided and adopted, as far as anything
   * was; without those that are not known here.
   */
  public Map<VersionNumber, JsonNode> said(Collection<VersionNumber> versions) {
    Map<VersionNumber, JsonNode> all = new HashMap<>();
    for (Standing<ModelVersionFact> found : models.versions(versions)) {
      ObjectNode said = DocumentText.JSON.createObjectNode();
      said.set("version", DocumentText.JSON.valueToTree(found.fact()));
      all.put(VersionNumber.of(found.fact().version()), said);
    }
    evaluations
        .of(versions, null)
        .forEach(found -> add(all, found.fact().version(), "evaluations", found));
    approvals
        .of(versions, null)
        .forEach(found -> add(all, found.fact().version(), "approvals", found));
    adoptions
        .of(versions, null)
        .forEach(found -> add(all, found.fact().version(), "adoptions", found));
    for (AnsweredProposal asked : decisions.answered(decisions.on(versions, null), null)) {
      asked.decisions().stream()
          .map(GivenDecision::decision)
          .filter(decision -> decision.fact().counted())
          .forEach(
              decision ->
                  add(all, asked.proposal().fact().subject().version(), "decisions", decision));
    }
    return all;
  }

  private static void add(
      Map<VersionNumber, JsonNode> all,
      @Nullable VersionKey version,
      String name,
      Standing<?> found) {
    if (version != null && all.get(VersionNumber.of(version)) instanceof ObjectNode said) {
      said.withArrayProperty(name).add(DocumentText.JSON.<JsonNode>valueToTree(found.fact()));
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
