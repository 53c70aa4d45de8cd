// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.budget;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.privacy.PrivacyAccountant;
import net.concordat.privacy.PrivacySpend;
import net.corda.core.contracts.StateAndRef;

/** Opens privacy budgets, and refuses what would pass their caps. */
public final class BudgetContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(Commands.OpenBudget.class, REFERENCED, BudgetContract::verifyOpen)
              .consumes(BudgetRegisterState.class, 1, 1)
              .produces(BudgetRegisterState.class, 1, 1)
              .produces(PrivacyBudgetState.class, 1, 1),
          new CommandRow(Commands.Spend.class, REFERENCED, BudgetContract::verifySpend)
              .consumes(PrivacyBudgetState.class, 1, 1)
              .references(ModelSeedState.class, 1, 1)
              .produces(PrivacyBudgetState.class, 1, 1)
              .produces(SpendState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member opens a budget for a data domain and a privacy unit. */
    public static final class OpenBudget extends ConcordatCommand {}

    /** A member spends of a budget what the training of one artifact cost. */
    public static final class Spend extends ConcordatCommand {}
  }

  private static void verifyOpen(LedgerView tx) {
    StateAndRef<BudgetRegisterState> before = tx.input(BudgetRegisterState.class);
    BudgetRegisterState register = before.getState().getData();
    BudgetRegisterState after = tx.output(BudgetRegisterState.class);
    PrivacyBudgetState budget = tx.output(PrivacyBudgetState.class);
    tx.requireSupersedes(after, before.getRef());
    tx.requireFirst(budget);
    LedgerRule.BUDGET_ONCE.require(
        !register.getOpened().contains(budget.getKey())
            && after.equals(register.with(after.getHeader(), budget.getKey())),
        "given " + budget.getKey() + "; opened before: " + register.getOpened());
    LedgerRule.BUDGET_UNSPENT.require(
        budget.getSpent().equals(PrivacySpend.NONE.divergences()),
        "given an epsilon of " + budget.spentEpsilonMillionths() + " millionths");
    budget.requireCapped(tx.consortium().getRules());
    tx.requireActive(LedgerRule.BUDGET_MEMBER, budget.getMember());
  }

  private static void verifySpend(LedgerView tx) {
    StateAndRef<PrivacyBudgetState> before = tx.input(PrivacyBudgetState.class);
    PrivacyBudgetState budget = before.getState().getData();
    PrivacyBudgetState after = tx.output(PrivacyBudgetState.class);
    SpendState spend = tx.output(SpendState.class);
    tx.requireSupersedes(after, before.getRef());
    tx.requireFirst(spend);
    PrivacySpend cost = spend.getMechanism().spend();
    checkStated(spend, budget, cost);
    LedgerRule.SPEND_ADDED.require(
        after.equals(budget.after(after.getHeader(), cost)),
        "given an epsilon of "
            + after.spentEpsilonMillionths()
            + " millionths after "
            + budget.spentEpsilonMillionths());
    after.requireWithinCaps(tx.consortium().getRules());
    checkSeed(tx, spend);
    tx.requireActive(LedgerRule.BUDGET_MEMBER, budget.getMember());
  }

  private static void checkStated(SpendState spend, PrivacyBudgetState budget, PrivacySpend cost) {
    long computed = PrivacyAccountant.epsilonMillionths(cost, budget.getDeltaTrillionths());
    LedgerRule.SPEND_STATED.require(
        spend.getKey().equals(budget.getKey())
            && spend.getDeltaTrillionths() == budget.getDeltaTrillionths()
            && spend.getEpsilonMillionths() == computed,
        "computed: "
            + computed
            + " millionths of "
            + budget.getKey()
            + "; given "
            + spend.getEpsilonMillionths()
            + " of "
            + spend.getKey());
  }

  private static void checkSeed(LedgerView tx, SpendState spend) {
    StateAndRef<ModelSeedState> seed =
        tx.reference(ModelSeedState.class)
            .orElseThrow(() -> LedgerRule.SPEND_SEED.refusal("given none"));
    LedgerRule.SPEND_SEED.require(
        seed.getRef().equals(spend.getPublicationSeed())
            && seed.getState().getData().getOwner().equals(spend.getMember()),
        "given " + spend.getPublicationSeed());
  }
}
