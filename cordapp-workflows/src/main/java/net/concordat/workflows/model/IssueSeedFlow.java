// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.model;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.transactions.SignedTransaction;

/**
 * Issues a seed, which one registration or one publication consumes.
 *
 * <p>Runs inside another flow. Signed by the owner. Seen by the owner and the observers, and
 * whoever sees what consumes it.
 */
public final class IssueSeedFlow extends FlowLogic<StateAndRef<ModelSeedState>> {
  private final String commandId;

  /**
   * @param commandId of the command that needs the seed
   */
  public IssueSeedFlow(String commandId) {
    this.commandId = commandId;
  }

  @Suspendable
  @Override
  public StateAndRef<ModelSeedState> call() throws FlowException {
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId);
    SignedTransaction signed =
        draft
            .output(new ModelSeedState(draft.header(), getOurIdentity()))
            .sign(
                getServiceHub(),
                new RegisteredModelContract.Commands.IssueSeed(),
                getOurIdentity());
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }
}
