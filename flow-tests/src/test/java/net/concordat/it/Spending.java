// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;

import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.Provenance;
import net.concordat.workflows.budget.BudgetTerms;
import net.concordat.workflows.budget.Budgets;
import net.concordat.workflows.budget.OpenBudgetFlow;
import net.concordat.workflows.budget.SpendBudgetFlow;
import net.concordat.workflows.budget.SpendProposal;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.jspecify.annotations.Nullable;

/** Budgets of banks, as tests open and spend them. */
final class Spending {
  static final BudgetKey ROWS = new BudgetKey("card-transactions", PrivacyUnit.ROW);
  static final BudgetKey CUSTOMERS = new BudgetKey("card-transactions", PrivacyUnit.CUSTOMER);
  static final SecureHash DATA = SecureHash.sha256("rows");

  /** A delta of 1e-5. */
  static final long DELTA = 10_000_000;

  /** An epsilon of about 0.1. */
  static final TrainingMechanism LITTLE = new TrainingMechanism(10_000_000_000L, 10_000_000, 1_000);

  private Spending() {}

  /** A bank's budget as it stands; opened with the largest cap if it was not. */
  static StateAndRef<PrivacyBudgetState> budget(
      TestConsortium c, StartedMockNode bank, BudgetKey key) {
    c.people.of(bank);
    if (!in(bank, () -> register(bank).getOpened().contains(key))) {
      run(bank, new OpenBudgetFlow(commandId(), terms(key)));
    }
    return in(bank, () -> own(bank).budget(key));
  }

  private static BudgetRegisterState register(StartedMockNode bank) {
    return new Vault(bank.getServices())
        .unconsumed(BudgetRegisterState.class).stream()
            .map(found -> found.getState().getData())
            .filter(register -> register.getMember().equals(party(bank)))
            .findFirst()
            .orElseThrow();
  }

  static Budgets own(StartedMockNode bank) {
    return new Budgets(bank.getServices(), party(bank));
  }

  static BudgetTerms terms(BudgetKey key) {
    return new BudgetTerms(key, 10_000, DELTA, 10_000_000);
  }

  static SpendProposal proposal(BudgetKey key, String weights, TrainingMechanism how) {
    return new SpendProposal(key, DATA, SecureHash.sha256(bytes(weights)), how);
  }

  /** Spends a little of a bank's budget for rows. */
  static StateAndRef<SpendState> spend(TestConsortium c, StartedMockNode bank, String weights) {
    budget(c, bank, ROWS);
    return run(bank, new SpendBudgetFlow(commandId(), proposal(ROWS, weights, LITTLE)));
  }

  /** Publishes the artifact that a spend is for, as the first version of a model. */
  static StateAndRef<ModelVersionState> publish(
      TestConsortium c, String weights, StateAndRef<SpendState> spend) {
    return run(
        c.bankA,
        publishing(
            c,
            weights,
            spend.getState().getData().claim(),
            spend.getState().getData().getHeader().getCommandId()));
  }

  /** Publishes an artifact of bank A's with any claim under any spend. */
  static PublishModelVersionFlow publishing(
      TestConsortium c, String weights, @Nullable PrivacyClaim claim, @Nullable String spendId) {
    SecureHash model = c.register(c.bankA).getState().getData().getModelId();
    return new PublishModelVersionFlow(commandId(), version(c, model, weights, claim, spendId));
  }

  static VersionProposal version(
      TestConsortium c,
      SecureHash model,
      String weights,
      @Nullable PrivacyClaim claim,
      @Nullable String spendId) {
    byte[] bytes = bytes(weights);
    return new VersionProposal(
        model,
        Samples.description(c.store(c.bankA, bytes), bytes.length),
        new Provenance("card-transactions", DATA, SecureHash.sha256("spec"), "test", claim, null),
        c.policyOfA(),
        null,
        0,
        spendId);
  }
}
