// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.ContractValues.hash;

import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.registry.ledger.BudgetAct;
import net.concordat.registry.ledger.SpendMechanism;
import net.concordat.workflows.budget.BudgetTerms;
import net.concordat.workflows.budget.OpenBudgetFlow;
import net.concordat.workflows.budget.SpendBudgetFlow;
import net.concordat.workflows.budget.SpendProposal;

/** Which flow opens and spends privacy budgets. */
final class BudgetCalls {
  private BudgetCalls() {}

  static FlowCall open(String id, BudgetAct.OpenBudget act, KnownParties known) {
    return FlowCall.of(
        OpenBudgetFlow.class,
        id,
        new BudgetTerms(
            key(act.dataDomain(), act.unit()),
            act.units(),
            act.deltaTrillionths(),
            act.capEpsilonMillionths()));
  }

  static FlowCall spend(String id, BudgetAct.SpendBudget act, KnownParties known) {
    return FlowCall.of(
        SpendBudgetFlow.class,
        id,
        proposal(
            act.dataDomain(),
            act.unit(),
            act.dataCommitment(),
            act.artifactDigest(),
            act.mechanism()));
  }

  static SpendProposal proposal(
      String dataDomain,
      String unit,
      String dataCommitment,
      String artifactDigest,
      SpendMechanism mechanism) {
    return new SpendProposal(
        key(dataDomain, unit),
        hash(dataCommitment),
        hash(artifactDigest),
        new TrainingMechanism(
            mechanism.samplingProbabilityTrillionths(),
            mechanism.noiseMultiplierMillionths(),
            mechanism.steps()));
  }

  private static BudgetKey key(String dataDomain, String unit) {
    return new BudgetKey(dataDomain, PrivacyUnit.valueOf(unit));
  }
}
