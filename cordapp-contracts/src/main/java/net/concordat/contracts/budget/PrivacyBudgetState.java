// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.privacy.PrivacyAccountant;
import net.concordat.privacy.PrivacySpend;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * What a member may spend, and has spent, of the privacy of the units of one data domain. Two
 * releases are compared that differ by one unit, which is in one of them and not in the other
 * (add/remove adjacency). Each spend consumes and reissues it.
 */
@BelongsToContract(BudgetContract.class)
public final class PrivacyBudgetState extends Value implements PrivateState, LinearState {
  /** Delta may be at most one in so many times the units. */
  private static final long UNITS_IN_DELTA = 10;

  /** Of more units no delta would be small enough that is a trillionth at least. */
  private static final long MOST_UNITS = PrivacyAccountant.DELTA_ONE / UNITS_IN_DELTA;

  private final StateHeader header;
  private final Party member;
  private final BudgetKey key;
  private final long units;
  private final long deltaTrillionths;
  private final long capEpsilonMillionths;
  private final List<Long> spent;

  /**
   * @param header what every state says of itself
   * @param member the bank whose data it is
   * @param key data domain and privacy unit
   * @param units how many privacy units the member says there are, 1 to 1e11
   * @param deltaTrillionths the delta of every epsilon in this budget, in units of 1e-12, at most 1
   *     / (10 x units)
   * @param capEpsilonMillionths the most that all spends together may amount to at that delta, in
   *     millionths
   * @param spent the sum of the R&eacute;nyi divergences of all spends, at {@link
   *     PrivacyAccountant#ORDERS}, in units of 1e-9
   */
  @ConstructorForDeserialization
  public PrivacyBudgetState(
      StateHeader header,
      Party member,
      BudgetKey key,
      long units,
      long deltaTrillionths,
      long capEpsilonMillionths,
      List<Long> spent) {
    this.header = header;
    this.member = member;
    this.key = key;
    this.units = units;
    this.deltaTrillionths = deltaTrillionths;
    this.capEpsilonMillionths = capEpsilonMillionths;
    this.spent = Collections.unmodifiableList(new ArrayList<>(spent));
  }

  /** A budget of which nothing is spent. */
  public static PrivacyBudgetState unspent(
      StateHeader header,
      Party member,
      BudgetKey key,
      long units,
      long deltaTrillionths,
      long capEpsilonMillionths) {
    return new PrivacyBudgetState(
        header,
        member,
        key,
        units,
        deltaTrillionths,
        capEpsilonMillionths,
        PrivacySpend.NONE.divergences());
  }

  /** The same budget after one more spend. */
  public PrivacyBudgetState after(StateHeader newHeader, PrivacySpend spend) {
    return new PrivacyBudgetState(
        newHeader,
        member,
        key,
        units,
        deltaTrillionths,
        capEpsilonMillionths,
        new PrivacySpend(spent).plus(spend).divergences());
  }

  /** What a version may state that was trained so, by itself, at this budget's delta. */
  public PrivacyClaim claim(TrainingMechanism mechanism) {
    return new PrivacyClaim(
        key.getUnit(),
        PrivacyAccountant.epsilonMillionths(mechanism.spend(), deltaTrillionths),
        deltaTrillionths);
  }

  /**
   * What all spends together amount to, in millionths of epsilon; {@link PrivacySpend#INFINITE} if
   * that has no bound.
   */
  public long spentEpsilonMillionths() {
    return PrivacyAccountant.epsilonMillionths(new PrivacySpend(spent), deltaTrillionths);
  }

  /**
   * Requires that its cap is no higher than its data domain's.
   *
   * @throws IllegalArgumentException naming the rule, if it is, or there is no such domain
   */
  void requireCapped(ConsortiumRules rules) {
    long most = domainCap(rules);
    LedgerRule.BUDGET_CAP.require(
        capEpsilonMillionths <= most,
        "at most " + most + " millionths; given " + capEpsilonMillionths);
  }

  /**
   * Requires that what is spent is within its cap, and within its data domain's.
   *
   * @throws IllegalArgumentException naming the rule, if it is not, or there is no such domain
   */
  public void requireWithinCaps(ConsortiumRules rules) {
    long most = Math.min(capEpsilonMillionths, domainCap(rules));
    long spentInAll = spentEpsilonMillionths();
    LedgerRule.SPEND_CAP.require(
        spentInAll <= most, "at most " + most + " millionths; given " + spentInAll);
  }

  private long domainCap(ConsortiumRules rules) {
    String name = key.getDataDomain();
    return rules
        .dataDomain(name)
        .orElseThrow(() -> LedgerRule.BUDGET_DATA_DOMAIN.refusal("given " + name))
        .getEpsilonCapMillionths();
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
  }

  public BudgetKey getKey() {
    return key;
  }

  public long getUnits() {
    return units;
  }

  public long getDeltaTrillionths() {
    return deltaTrillionths;
  }

  public long getCapEpsilonMillionths() {
    return capEpsilonMillionths;
  }

  public List<Long> getSpent() {
    return spent;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), key.vaultId(member));
  }

  @Override
  public void checkBounds() {
    key.checkBounds();
    Bounds.number("units", units, 1, MOST_UNITS);
    LedgerRule.BUDGET_DELTA.require(
        deltaTrillionths >= 1
            && UNITS_IN_DELTA * units <= PrivacyAccountant.DELTA_ONE / deltaTrillionths,
        "given " + deltaTrillionths + " trillionths for " + units + " units");
    Bounds.number("capEpsilonMillionths", capEpsilonMillionths, 1, Bounds.EPSILON_MILLIONTHS);
    Bounds.number(
        "the number of divergences",
        spent.size(),
        PrivacyAccountant.ORDERS.size(),
        PrivacyAccountant.ORDERS.size());
    for (long divergence : spent) {
      Bounds.number("a divergence", divergence, 0, PrivacySpend.INFINITE);
    }
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, member, key, units, deltaTrillionths, capEpsilonMillionths, spent);
  }
}
