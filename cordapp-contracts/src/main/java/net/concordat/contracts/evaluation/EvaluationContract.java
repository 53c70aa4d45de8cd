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
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;
import net.corda.core.contracts.StateAndRef;

/** Records an evaluation by a member that holds the version rightfully. */
public final class EvaluationContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Collections.singletonList(
          new CommandRow(Commands.Evaluate.class, REFERENCED, EvaluationContract::verifyEvaluate)
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
    tx.requireFirst(evaluation);
    LedgerRule.EVALUATION_VERSION.require(
        evaluation.getVersion().equals(version.id())
            && evaluation.getOwner().equals(version.getOwner()),
        "given " + evaluation.getVersion());
    tx.requireActive(LedgerRule.EVALUATION_MEMBER, evaluation.getEvaluator());
    checkEntitled(tx, evaluation, version);
    tx.requireSigners(evaluation.getEvaluator());
  }

  private static void checkEntitled(
      LedgerView tx, EvaluationState evaluation, ModelVersionState version) {
    Optional<StateAndRef<GrantState>> grant = tx.reference(GrantState.class);
    Optional<StateAndRef<DeliveryReceiptState>> receipt = tx.reference(DeliveryReceiptState.class);
    if (evaluation.getEvaluator().equals(version.getOwner())) {
      LedgerRule.EVALUATION_ENTITLED.require(
          !grant.isPresent() && !receipt.isPresent(), "the owner needs neither grant nor receipt");
      return;
    }
    LedgerRule.EVALUATION_ENTITLED.require(
        grant.isPresent() && receipt.isPresent(), "grant or receipt missing");
    GrantState held = grant.get().getState().getData();
    held.requireUsable(tx, evaluation.getEvaluator(), version);
    DeliveryReceiptState received = receipt.get().getState().getData();
    LedgerRule.EVALUATION_ENTITLED.require(
        received.getGrantee().equals(evaluation.getEvaluator())
            && received.getGrantId().equals(held.getGrantId())
            && received.getVersion().equals(version.id()),
        "the receipt is of grant " + received.getGrantId());
  }
}
