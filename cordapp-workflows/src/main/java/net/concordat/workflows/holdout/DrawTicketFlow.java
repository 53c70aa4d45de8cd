// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.holdout;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.holdout.HoldoutContract;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.transactions.SignedTransaction;

/**
 * Counts one more use of a holdout and gives the ticket for it; where the command has drawn one
 * before, that one. Uses drawn at the same time come one after the other: whoever is refused
 * because the holdout was taken meanwhile tries again on what it has become, and since each refusal
 * is another's success, all come to their turn.
 *
 * <p>Runs inside another flow. Signed by the rows' owner. Seen by the owner and the observers.
 */
public final class DrawTicketFlow extends FlowLogic<StateAndRef<HoldoutUseState>> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** How often to look for what another use has made of the holdout: half a minute long. */
  private static final int LOOKS = 300;

  private final String commandId;
  private final SecureHash root;

  /**
   * @param commandId the command that is to spend the ticket
   * @param root of the holdout
   */
  public DrawTicketFlow(String commandId, SecureHash root) {
    this.commandId = commandId;
    this.root = root;
  }

  @Suspendable
  @Override
  public StateAndRef<HoldoutUseState> call() throws FlowException {
    Optional<StateAndRef<HoldoutUseState>> before = own().drawnBy(commandId);
    if (before.isPresent()) {
      return before.get();
    }
    while (true) {
      StateAndRef<HoldoutState> holdout = own().current(root);
      try {
        return subFlow(
                new FinaliseFlow(draft(holdout), Collections.emptyList(), Collections.emptyList()))
            .getTx()
            .outRef(1);
      } catch (RefusedException refusal) {
        if (!refusal.rule().equals(FlowRule.CURRENT_STATES.ruleName()) || !isTaken(holdout)) {
          throw refusal;
        }
      }
    }
  }

  private SignedTransaction draft(StateAndRef<HoldoutState> holdout) throws FlowException {
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(holdout);
    HoldoutState used = holdout.getState().getData().withNextUse(draft.header(holdout.getRef()));
    return draft
        .output(used)
        .output(used.ticket(draft.header()))
        .sign(getServiceHub(), new HoldoutContract.Commands.Use(), getOurIdentity());
  }

  /** Waits until this node, too, has what the notary had before: another use of the holdout. */
  @Suspendable
  private boolean isTaken(StateAndRef<HoldoutState> tried) throws FlowException {
    for (int look = 0; look < LOOKS; look++) {
      if (!own().current(root).getRef().equals(tried.getRef())) {
        return true;
      }
      sleep(BETWEEN_LOOKS);
    }
    return false;
  }

  private Holdouts own() {
    return new Holdouts(new Vault(getServiceHub()), getOurIdentity());
  }
}
