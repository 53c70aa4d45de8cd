// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static net.concordat.deploy.Party.BANK_C;
import static net.concordat.deploy.trial.BudgetForgeries.LITTLE;
import static net.concordat.deploy.trial.BudgetForgeries.MUCH;
import static net.concordat.deploy.trial.Forgeries.INVENTED;

import net.concordat.contracts.budget.BudgetContract;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.PrivacyClaim;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Bank C tries to spend more privacy than it may. */
interface BudgetAttempts {
  PeopleScene scene();

  @Test
  @Order(1)
  default void aBudgetIsOpenedOnce() throws Exception {
    HonestParties honest = scene().honest;
    BudgetForgeries budgets = scene().budgets;
    PeopleForgeries forgeries = scene().people;
    forgeries.made(budgets.opening(), new BudgetContract.Commands.OpenBudget());
    honest.refuseBy("budget-once", budgets.opening(), new BudgetContract.Commands.OpenBudget());
    Forger invented = forgeries.forge();
    honest.refuseBy(
        "frame-state-counts",
        invented.output(BudgetRegisterState.empty(invented.header(), forgeries.me())),
        new BudgetContract.Commands.OpenBudget());
  }

  @Test
  @Order(2)
  default void aBudgetIsNeitherSpentTwiceAtOnceNorUnderstatedNorPassed() throws Exception {
    HonestParties honest = scene().honest;
    BudgetForgeries budgets = scene().budgets;
    PeopleForgeries forgeries = scene().people;
    BudgetContract.Commands.Spend spend = new BudgetContract.Commands.Spend();
    StateAndRef<ModelSeedState> seed = budgets.seed();
    StateAndRef<PrivacyBudgetState> budget = budgets.budget();
    forgeries.made(budgets.spending(budget, seed, INVENTED, LITTLE, LITTLE), spend);
    honest.refuseBy(
        "states have already been used",
        budgets.spending(budget, seed, INVENTED, LITTLE, LITTLE),
        spend);
    honest.refuseBy("spend-stated", budgets.understating(seed, INVENTED), spend);
    honest.refuseBy(
        "spend-added", budgets.spending(budgets.budget(), seed, INVENTED, MUCH, LITTLE), spend);
    honest.refuseBy(
        "spend-cap", budgets.spending(budgets.budget(), seed, INVENTED, MUCH, MUCH), spend);
  }

  @Test
  @Order(3)
  default void aSpendServesOnePublicationOfItsOwnArtifact() throws Exception {
    HonestParties honest = scene().honest;
    BudgetForgeries budgets = scene().budgets;
    PeopleForgeries forgeries = scene().people;
    Party partyA = scene().a.identity();
    SecureHash model = scene().trial.register(BANK_C, "private");
    StateAndRef<ModelSeedState> seed = budgets.seed();
    StateAndRef<SpendState> spend = budgets.spend(seed, INVENTED);
    PrivacyClaim claim = spend.getState().getData().claim();
    TornOff proof = budgets.tornOff(spend);
    honest.refuseBy(
        "version-spend",
        budgets.publishing(model, SecureHash.sha256("another"), seed, claim, partyA),
        new ModelVersionContract.Commands.Publish(proof));
    honest.refuseBy(
        "version-spend",
        budgets.publishing(model, INVENTED, seed, claim, partyA),
        new ModelVersionContract.Commands.Publish());
    PrivacyClaim less = new PrivacyClaim(claim.getUnit(), 0, claim.getDeltaTrillionths());
    honest.refuseBy(
        "version-spend",
        budgets.publishing(model, INVENTED, seed, less, partyA),
        new ModelVersionContract.Commands.Publish(proof));
    forgeries.made(
        budgets.publishing(model, INVENTED, seed, claim, partyA),
        new ModelVersionContract.Commands.Publish(proof));
    honest.refuseBy(
        "states have already been used",
        budgets.publishing(model, INVENTED, seed, claim, partyA),
        new ModelVersionContract.Commands.Publish(proof));
    honest.refuseBy(
        "version-spend",
        budgets.publishing(model, INVENTED, budgets.seed(), claim, partyA),
        new ModelVersionContract.Commands.Publish(proof));
  }
}
