// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.util.UUID;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.NotaryFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * A member has a valid transaction notarised past its own outbox, and keeps it where its node finds
 * it neither by itself nor when it is asked. What is left is the notary's log.
 *
 * <p>Gives the id of the transaction.
 */
@StartableByRPC
public final class HideTransactionFlow extends FlowLogic<SecureHash> {
  @Suspendable
  @Override
  public SecureHash call() throws FlowException {
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), UUID.randomUUID().toString());
    SignedTransaction seed =
        draft
            .output(new ModelSeedState(draft.header(), getOurIdentity()))
            .sign(
                getServiceHub(),
                new RegisteredModelContract.Commands.IssueSeed(),
                getOurIdentity());
    subFlow(new NotaryFlow.Client(seed));
    return seed.getId();
  }
}
