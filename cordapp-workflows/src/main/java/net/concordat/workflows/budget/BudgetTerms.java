// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.budget;

import net.concordat.contracts.budget.BudgetKey;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A privacy budget that a member wants to open, for good. */
@CordaSerializable
public final class BudgetTerms {
  private final BudgetKey key;
  private final long units;
  private final long deltaTrillionths;
  private final long capEpsilonMillionths;

  /**
   * @param key data domain and privacy unit
   * @param units how many privacy units the data have, 1 to 1e11
   * @param deltaTrillionths the delta of every epsilon in it, in units of 1e-12, at most 1 / (10 x
   *     units)
   * @param capEpsilonMillionths the most that all spends together may amount to, in millionths, at
   *     most the data domain's cap
   */
  @ConstructorForDeserialization
  public BudgetTerms(BudgetKey key, long units, long deltaTrillionths, long capEpsilonMillionths) {
    this.key = key;
    this.units = units;
    this.deltaTrillionths = deltaTrillionths;
    this.capEpsilonMillionths = capEpsilonMillionths;
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
}
