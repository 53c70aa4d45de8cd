// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * What a gate's evaluators say of the weights that a round would make. The middle one of their
 * gains counts, and who says nothing stands at the worst end: so an aggregator gains nothing by
 * leaving one out, and fewer than half of the evaluators decide nothing.
 */
@CordaSerializable
public final class Verdict extends Value {
  private final SecureHash candidate;
  private final List<Judgement> judgements;

  /**
   * @param candidate the digest of these weights
   * @param judgements of the evaluators that spoke, in the order of their places
   */
  @ConstructorForDeserialization
  public Verdict(SecureHash candidate, List<Judgement> judgements) {
    this.candidate = candidate;
    this.judgements = Collections.unmodifiableList(new ArrayList<>(judgements));
  }

  /** Whether a gate lets these weights through. */
  public boolean passes(GateTerms gate) {
    return judgements.stream()
            .filter(one -> one.getGainMillionths() >= -gate.getToleranceMillionths())
            .count()
        >= gate.majority();
  }

  /** Requires that active clients that evaluate have signed it, each once. */
  void requireSound(LedgerView tx, FederationState federation, RoundState round, GateTerms gate) {
    int last = -1;
    for (Judgement one : judgements) {
      LedgerRule.ROUND_GATE.require(
          one.getPlace() > last && one.getPlace() < gate.getEvaluators().size(),
          "evaluator " + one.getPlace() + " after " + last);
      last = one.getPlace();
      GateEvaluator evaluator = gate.getEvaluators().get(last);
      Party member = evaluator.getMember();
      LedgerRule.ROUND_GATE.require(
          federation.isClient(member) && one.isSignedBy(evaluator, round, candidate),
          "not signed by a client: " + member.getName());
      tx.requireActive(LedgerRule.ROUND_GATE, member);
    }
  }

  void checkBounds() {
    Bounds.digest("candidate", candidate);
    Bounds.list("judgements", judgements, 0, Bounds.PARTIES);
    judgements.forEach(Judgement::checkBounds);
  }

  public SecureHash getCandidate() {
    return candidate;
  }

  public List<Judgement> getJudgements() {
    return judgements;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(candidate, judgements);
  }
}
