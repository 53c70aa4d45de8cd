// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.concordat.contracts.adoption.AdoptionContract;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.budget.BudgetContract;
import net.concordat.contracts.consortium.ConsortiumContract;
import net.concordat.contracts.consortium.VoteContract;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.delivery.DeliveryReceiptContract;
import net.concordat.contracts.development.DevelopmentContract;
import net.concordat.contracts.evaluation.EvaluationContract;
import net.concordat.contracts.federation.FederationContract;
import net.concordat.contracts.federation.RoundContract;
import net.concordat.contracts.holdout.HoldoutContract;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.scoring.ScoringContract;
import net.concordat.contracts.sharing.GrantContract;
import net.corda.core.contracts.CommandData;
import net.corda.core.contracts.CommandWithParties;
import net.corda.core.contracts.ContractState;
import net.corda.core.transactions.LedgerTransaction;

/**
 * The closed table of everything that can be said on the ledger. A command that is not in it is
 * refused, so code that another member attaches can add no verb of its own.
 */
public final class Protocol {
  private static final Map<Class<?>, CommandRow> ROWS =
      table(
          Arrays.asList(
              ConsortiumContract.ROWS,
              VoteContract.ROWS,
              RegisteredModelContract.ROWS,
              ModelVersionContract.ROWS,
              ApprovalContract.ROWS,
              GrantContract.ROWS,
              DeliveryReceiptContract.ROWS,
              HoldoutContract.ROWS,
              EvaluationContract.ROWS,
              PeopleContract.ROWS,
              DecisionContract.ROWS,
              BudgetContract.ROWS,
              DevelopmentContract.ROWS,
              AdoptionContract.ROWS,
              ScoringContract.ROWS,
              FederationContract.ROWS,
              RoundContract.ROWS));
  private static final Set<Class<? extends ContractState>> STATES = states(rows());

  private Protocol() {}

  /** Every type of state that the ledger may hold. */
  public static Set<Class<? extends ContractState>> stateTypes() {
    return STATES;
  }

  /** Every command that the ledger takes. */
  static Collection<CommandRow> rows() {
    return ROWS.values();
  }

  /**
   * Checks a whole transaction: the frame, then the rules of its one command.
   *
   * @throws IllegalArgumentException naming the first rule that does not hold
   */
  static void verify(LedgerTransaction tx) {
    CommandWithParties<CommandData> command = onlyCommand(tx);
    CommandRow row = ROWS.get(command.getValue().getClass());
    if (row == null) {
      throw LedgerRule.FRAME_ONE_COMMAND.refusal(
          "given " + command.getValue().getClass().getName());
    }
    row.verifier().accept(Frame.check(tx, row, command));
  }

  private static CommandWithParties<CommandData> onlyCommand(LedgerTransaction tx) {
    LedgerRule.FRAME_ONE_COMMAND.require(
        tx.getCommands().size() == 1, "given " + tx.getCommands().size() + " commands");
    return tx.getCommands().get(0);
  }

  private static Map<Class<?>, CommandRow> table(List<List<CommandRow>> subjects) {
    Map<Class<?>, CommandRow> rows = new LinkedHashMap<>();
    for (List<CommandRow> subject : subjects) {
      for (CommandRow row : subject) {
        rows.put(row.command(), row);
      }
    }
    return Collections.unmodifiableMap(rows);
  }

  private static Set<Class<? extends ContractState>> states(Collection<CommandRow> rows) {
    Set<Class<? extends ContractState>> types = new LinkedHashSet<>();
    for (CommandRow row : rows) {
      types.addAll(row.buildsOn());
      types.addAll(row.makes());
    }
    return Collections.unmodifiableSet(types);
  }
}
