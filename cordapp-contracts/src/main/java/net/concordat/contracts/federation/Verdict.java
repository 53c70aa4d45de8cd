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
 * What a gate's evaluators say of what they were offered in a round. Of the weights that it would
 * make, the middle one of their gains counts, and who says nothing stands at the worst end: so an
 * aggregator gains nothing by leaving one out, and fewer than half of the evaluators decide
 * nothing.
 */
@CordaSerializable
public final class Verdict extends Value {
  private final SecureHash offered;
  private final List<Judgement> judgements;

  /**
   * @param offered the digest of the weights, or of the updates that they were shown
   * @param judgements of the evaluators that spoke, in the order of their places
   */
  @ConstructorForDeserialization
  public Verdict(SecureHash offered, List<Judgement> judgements) {
    this.offered = offered;
    this.judgements = Collections.unmodifiableList(new ArrayList<>(judgements));
  }

  /** Whether a gate lets these weights through. */
  public boolean passes(GateTerms gate) {
    return judgements.stream()
            .filter(one -> one.getGains().get(0) >= -gate.getToleranceMillionths())
            .count()
        >= gate.majority();
  }

  /**
   * The middle gain by what they were shown in one place; of an even number the lower one, since
   * the mean of two would count what a liar says.
   */
  int middle(int shown) {
    LedgerRule.ROUND_WEIGHED.require(!judgements.isEmpty(), "nobody spoke");
    int[] gains = judgements.stream().mapToInt(one -> one.getGains().get(shown)).sorted().toArray();
    return gains[(gains.length - 1) / 2];
  }

  /**
   * Requires that active clients that evaluate have signed it, each once.
   *
   * @param rule that asks for it
   * @return the gate whose evaluators they are
   */
  GateTerms requireSound(
      LedgerRule rule, GateStep step, LedgerView tx, FederationState federation) {
    RoundState round = tx.input(RoundState.class).getState().getData();
    GateTerms gate = federation.getPlan().getGate();
    if (gate == null) {
      throw rule.refusal("given what evaluators say, where there are none");
    }
    int last = -1;
    for (Judgement one : judgements) {
      rule.require(
          one.getPlace() > last && one.getPlace() < gate.getEvaluators().size(),
          "evaluator " + one.getPlace() + " after " + last);
      last = one.getPlace();
      GateEvaluator evaluator = gate.getEvaluators().get(last);
      Party member = evaluator.getMember();
      rule.require(
          federation.isClient(member) && one.isSignedBy(evaluator, step, round, offered),
          "not signed by a client: " + member.getName());
      tx.requireActive(rule, member);
    }
    return gate;
  }

  void checkBounds() {
    Bounds.digest("offered", offered);
    Bounds.list("judgements", judgements, 0, Bounds.PARTIES);
    judgements.forEach(Judgement::checkBounds);
  }

  public SecureHash getOffered() {
    return offered;
  }

  public List<Judgement> getJudgements() {
    return judgements;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(offered, judgements);
  }
}
