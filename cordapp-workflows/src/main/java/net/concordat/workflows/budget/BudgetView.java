// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.budget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A privacy budget as it stands, and everything that was spent of it. */
@CordaSerializable
public final class BudgetView {
  private final PrivacyBudgetState budget;
  private final long capEpsilonMillionths;
  private final List<SpendState> spends;

  /**
   * @param budget as it stands
   * @param capEpsilonMillionths the cap in force, in millionths: its own or its data domain's,
   *     whichever is less; 0 if the consortium no longer names the domain
   * @param spends all of them, the oldest first
   */
  @ConstructorForDeserialization
  public BudgetView(PrivacyBudgetState budget, long capEpsilonMillionths, List<SpendState> spends) {
    this.budget = budget;
    this.capEpsilonMillionths = capEpsilonMillionths;
    this.spends = Collections.unmodifiableList(new ArrayList<>(spends));
  }

  public PrivacyBudgetState getBudget() {
    return budget;
  }

  public long getCapEpsilonMillionths() {
    return capEpsilonMillionths;
  }

  public List<SpendState> getSpends() {
    return spends;
  }
}
