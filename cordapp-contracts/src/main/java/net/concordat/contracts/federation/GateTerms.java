// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** Who measures each round's weights, and when a round is taken back. */
@CordaSerializable
public final class GateTerms extends Value {
  /** With fewer, one of them would be half or more. */
  public static final int LEAST_EVALUATORS = 3;

  /** All that PR-AUC can change. */
  static final int WHOLE_MILLIONTHS = 1_000_000;

  private final List<GateEvaluator> evaluators;
  private final long toleranceMillionths;

  /**
   * @param evaluators three or more of the members asked
   * @param toleranceMillionths by how much PR-AUC may fall in a round, 0 to 1, in millionths: the
   *     middle one of the evaluators' changes counts
   */
  @ConstructorForDeserialization
  public GateTerms(List<GateEvaluator> evaluators, long toleranceMillionths) {
    this.evaluators = Collections.unmodifiableList(new ArrayList<>(evaluators));
    this.toleranceMillionths = toleranceMillionths;
  }

  /** Requires that only members that were asked evaluate. */
  void requireFor(FederationState federation) {
    List<Party> members = members();
    LedgerRule.FEDERATION_GATE.require(
        members.size() >= LEAST_EVALUATORS
            && members.stream().allMatch(member -> federation.seatOf(member) >= 0),
        "given " + members.size() + " evaluators");
  }

  /** Requires that more than half of them are clients, since nobody measures for the others. */
  void requireMajority(FederationState federation) {
    long clients = members().stream().filter(federation::isClient).count();
    LedgerRule.FEDERATION_GATE.require(
        clients >= majority(), clients + " of " + evaluators.size() + " are clients");
  }

  /** How many of them must not have found the weights worse than tolerated: more than half. */
  public int majority() {
    return evaluators.size() / 2 + 1;
  }

  /** The place of a member among them, from 0; -1 of none. */
  public int placeOf(Party member) {
    return members().indexOf(member);
  }

  /** Who they are. */
  public List<Party> members() {
    List<Party> members = new ArrayList<>();
    evaluators.forEach(evaluator -> members.add(evaluator.getMember()));
    return members;
  }

  void checkBounds() {
    Bounds.list("evaluators", members(), 1, Bounds.PARTIES);
    evaluators.forEach(GateEvaluator::checkBounds);
    Bounds.number("toleranceMillionths", toleranceMillionths, 0, WHOLE_MILLIONTHS);
  }

  public List<GateEvaluator> getEvaluators() {
    return evaluators;
  }

  public long getToleranceMillionths() {
    return toleranceMillionths;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(evaluators, toleranceMillionths);
  }
}
