// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** How the updates of a round are combined, and of how many clients. */
@CordaSerializable
public final class AggregationTerms extends Value {
  private final FederationMode mode;
  private final Aggregation rule;
  private final int dishonest;
  private final int quorum;
  private final int shareThreshold;

  /**
   * @param mode who sees a client's update
   * @param rule what is made of them
   * @param dishonest f: how many dishonest clients the rule is to withstand, in groups each of
   *     another group; 0 for a mean
   * @param quorum of how many clients a round combines updates at the least
   * @param shareThreshold how many clients open what masks an update that did not come; 0 where
   *     nothing is masked
   */
  @ConstructorForDeserialization
  public AggregationTerms(
      FederationMode mode, Aggregation rule, int dishonest, int quorum, int shareThreshold) {
    this.mode = mode;
    this.rule = rule;
    this.dishonest = dishonest;
    this.quorum = quorum;
    this.shareThreshold = shareThreshold;
  }

  /** Requires that they hold with a number of clients. */
  void requireFor(int clients) {
    boolean grouped = mode == FederationMode.GROUPED;
    LedgerRule.FEDERATION_MODE.require(
        clients >= mode.leastClients()
            && quorum >= mode.leastQuorum()
            && quorum <= clients
            && (mode != FederationMode.CONFIDENTIAL || rule.isMean())
            && (!grouped || clients % FederationMode.GROUP == 0)
            && (!rule.isJudged() || mode == FederationMode.ROBUST),
        mode + " by " + rule + " with " + clients + " clients, " + quorum + " in a round");
    int combined = grouped ? quorum / FederationMode.GROUP : quorum;
    LedgerRule.FEDERATION_RULE.require(
        combined >= rule.leastAgainst(dishonest)
            && (!rule.isMean() || dishonest == 0)
            && (!rule.isJudged() || dishonest > 0)
            && clients >= leastClients(),
        rule + " against " + dishonest + " with " + combined + " in a round");
    int masking = grouped ? FederationMode.GROUP : clients;
    LedgerRule.FEDERATION_THRESHOLD.require(
        mode.isMasked()
            ? 3 * shareThreshold > 2 * masking && shareThreshold <= Math.min(masking, quorum)
            : shareThreshold == 0,
        shareThreshold + " of " + masking + ", " + quorum + " in a round");
  }

  /** With how many clients a federation begins at the least: a judged mean leaves some out. */
  int leastClients() {
    return Math.max(rule.isJudged() ? quorum + dishonest : quorum, mode.leastClients());
  }

  void checkBounds() {
    Bounds.number("dishonest", dishonest, 0, Bounds.PARTIES);
    Bounds.number("quorum", quorum, 1, Bounds.PARTIES);
    Bounds.number("shareThreshold", shareThreshold, 0, Bounds.PARTIES);
  }

  public FederationMode getMode() {
    return mode;
  }

  public Aggregation getRule() {
    return rule;
  }

  public int getDishonest() {
    return dishonest;
  }

  public int getQuorum() {
    return quorum;
  }

  public int getShareThreshold() {
    return shareThreshold;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(mode, rule, dishonest, quorum, shareThreshold);
  }
}
