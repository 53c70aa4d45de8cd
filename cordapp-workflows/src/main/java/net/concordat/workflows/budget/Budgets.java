// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.budget;

import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.transactions.SignedTransaction;

/** A member's own budgets and spends, among all that its node may hold. */
public final class Budgets {
  private final ServiceHub services;
  private final Vault vault;
  private final Party member;

  public Budgets(ServiceHub services, Party member) {
    this.services = services;
    this.vault = new Vault(services);
    this.member = member;
  }

  /**
   * The member's register.
   *
   * @throws RefusedException if it has not opened its registers
   */
  StateAndRef<BudgetRegisterState> register() throws RefusedException {
    return vault.unconsumed(BudgetRegisterState.class).stream()
        .filter(found -> found.getState().getData().getMember().equals(member))
        .findFirst()
        .orElseThrow(() -> FlowRule.FOUND.refusal("no register of budgets; open the registers"));
  }

  /**
   * A budget as it stands.
   *
   * @throws RefusedException if the member has opened none for that
   */
  public StateAndRef<PrivacyBudgetState> budget(BudgetKey key) throws RefusedException {
    return vault.currentOf(PrivacyBudgetState.class, key.vaultId(member)).stream()
        .filter(found -> found.getState().getData().getMember().equals(member))
        .findFirst()
        .orElseThrow(() -> FlowRule.FOUND.refusal("no budget for " + key));
  }

  /** The budget that a command opened, as it was opened. */
  Optional<StateAndRef<PrivacyBudgetState>> openedBy(String commandId) {
    return vault.allProducedBy(PrivacyBudgetState.class, commandId).stream()
        .filter(found -> found.getState().getData().getMember().equals(member))
        .findFirst();
  }

  /** The spend that a command made. */
  public Optional<StateAndRef<SpendState>> spentBy(String commandId) {
    return vault
        .producedUnder(SpendState.class, UUID.fromString(commandId))
        .filter(found -> found.getState().getData().getMember().equals(member));
  }

  /** The seed that a command issued and nothing has consumed. */
  Optional<StateAndRef<ModelSeedState>> seedOf(String commandId) {
    return vault.unconsumed(ModelSeedState.class).stream()
        .filter(found -> found.getState().getData().getOwner().equals(member))
        .filter(found -> found.getState().getData().getHeader().getCommandId().equals(commandId))
        .findFirst();
  }

  /**
   * The seed that a publication with a spend consumes.
   *
   * @throws RefusedException if a publication has consumed it
   */
  public StateAndRef<ModelSeedState> seedFor(SpendState spend) throws RefusedException {
    return vault.unconsumed(ModelSeedState.class).stream()
        .filter(found -> found.getRef().equals(spend.getPublicationSeed()))
        .findFirst()
        .orElseThrow(() -> FlowRule.SPEND_ONCE.refusal("the seed is consumed"));
  }

  /** A spend, torn off the transaction that made it. */
  public TornOff tornOff(StateAndRef<SpendState> spend) throws RefusedException {
    SignedTransaction made =
        services.getValidatedTransactions().getTransaction(spend.getRef().getTxhash());
    if (made == null) {
      throw FlowRule.FOUND.refusal("no transaction " + spend.getRef().getTxhash());
    }
    return TornOff.of(made, SpendState.class);
  }
}
