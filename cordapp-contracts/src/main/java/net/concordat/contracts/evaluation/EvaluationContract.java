// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.evaluation;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;

/** Records an evaluation by a member that holds the version rightfully. */
public final class EvaluationContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Collections.singletonList(
          new CommandRow(Commands.Evaluate.class, REFERENCED, EvaluationContract::verifyEvaluate)
              .consumes(HoldoutUseState.class, 1, 1)
              .references(ModelVersionState.class, 1, 1)
              .references(GrantState.class, 0, 1)
              .references(DeliveryReceiptState.class, 0, 1)
              .produces(EvaluationState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member records what it measured. */
    public static final class Evaluate extends ConcordatCommand {}
  }

  private static void verifyEvaluate(LedgerView tx) {
    EvaluationState evaluation = tx.output(EvaluationState.class);
    ModelVersionState version =
        tx.reference(ModelVersionState.class)
            .orElseThrow(() -> LedgerRule.EVALUATION_VERSION.refusal("given no version"))
            .getState()
            .getData();
    StateAndRef<HoldoutUseState> ticket = tx.input(HoldoutUseState.class);
    tx.requireSupersedes(evaluation, ticket.getRef());
    LedgerRule.EVALUATION_VERSION.require(
        evaluation.getVersion().equals(version.id())
            && evaluation.getOwner().equals(version.getOwner()),
        "given " + evaluation.getVersion());
    tx.requireActive(LedgerRule.EVALUATION_MEMBER, evaluation.getEvaluator());
    checkHoldout(evaluation, ticket.getState().getData());
    new EvaluationRight(version, data(tx, GrantState.class), data(tx, DeliveryReceiptState.class))
        .require(evaluation.getEvaluator(), evaluation.getHoldout(), tx.until());
    tx.requireSigners(evaluation.getEvaluator());
  }

  private static void checkHoldout(EvaluationState evaluation, HoldoutUseState ticket) {
    LedgerRule.EVALUATION_HOLDOUT.require(
        ticket.getOwner().equals(evaluation.getEvaluator())
            && ticket.getHoldout().equals(evaluation.getHoldout())
            && ticket.getNumber() == evaluation.getUse(),
        "ticket "
            + ticket.getNumber()
            + " of "
            + ticket.getOwner().getName()
            + " for "
            + ticket.getHoldout().getRoot());
  }

  private static <T extends ContractState> Optional<T> data(LedgerView tx, Class<T> type) {
    return tx.reference(type).map(referenced -> referenced.getState().getData());
  }
}
