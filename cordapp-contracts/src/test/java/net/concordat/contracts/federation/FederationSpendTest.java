// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Samples.digest;

import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.testing.Budgets;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.Federations;
import org.junit.jupiter.api.Test;

/** Nobody is a client of a private federation that has not spent for it. */
class FederationSpendTest {
  private final TornOff spend = Budgets.spentFor(BANK_A, Federations.ID);
  private final PrivacyClaim spent = spend.onlyShown(SpendState.class).claim();

  @Test
  void acceptsAClientThatHasSpentWhatIsStated() {
    Federations.acceptPrivately(spent, spend).isAccepted();
    Federations.acceptPrivately(
            Copy.with(spent, "epsilonMillionths", spent.getEpsilonMillionths() + 1), spend)
        .isAccepted();
  }

  @Test
  void rejectsAClientThatHasSpentNothing() {
    Federations.acceptPrivately(spent, null).isRefusedBy(LedgerRule.FEDERATION_SPEND);
  }

  @Test
  void rejectsASpendWhereNoPrivacyIsStated() {
    Federations.acceptAsOwner()
        .commandingOnly(new FederationContract.Commands.Accept(spend))
        .isRefusedBy(LedgerRule.FEDERATION_SPEND);
  }

  @Test
  void rejectsTheSpendOfAnotherOrForAnotherFederation() {
    Federations.acceptPrivately(spent, Budgets.spentFor(BANK_B, Federations.ID))
        .isRefusedBy(LedgerRule.FEDERATION_SPEND);
    Federations.acceptPrivately(spent, Budgets.spentFor(BANK_A, digest("another federation")))
        .isRefusedBy(LedgerRule.FEDERATION_SPEND);
    Federations.acceptPrivately(spent, Budgets.spent(BANK_A, Budgets.seed(BANK_A)))
        .isRefusedBy(LedgerRule.FEDERATION_SPEND);
  }

  @Test
  void rejectsMoreThanStated() {
    Federations.acceptPrivately(
            Copy.with(spent, "epsilonMillionths", spent.getEpsilonMillionths() - 1), spend)
        .isRefusedBy(LedgerRule.FEDERATION_SPEND);
    Federations.acceptPrivately(
            Copy.with(spent, "deltaTrillionths", spent.getDeltaTrillionths() - 1), spend)
        .isRefusedBy(LedgerRule.FEDERATION_SPEND);
  }
}
