// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.smoke;

import co.paralleluniverse.fibers.Suspendable;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.corda.core.flows.CollectSignaturesFlow;
import net.corda.core.flows.FinalityFlow;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.TransactionBuilder;

/** Records a note that both parties have signed. */
@InitiatingFlow
@StartableByRPC
public final class ShareNoteFlow extends FlowLogic<SignedTransaction> {
  private final Party reader;
  private final String text;

  /** A note for {@code reader}. */
  public ShareNoteFlow(Party reader, String text) {
    this.reader = reader;
    this.text = text;
  }

  @Override
  @Suspendable
  public SignedTransaction call() throws FlowException {
    Party us = getOurIdentity();
    List<PublicKey> signers = Arrays.asList(us.getOwningKey(), reader.getOwningKey());
    Party notary = getServiceHub().getNetworkMapCache().getNotaryIdentities().get(0);
    TransactionBuilder builder =
        new TransactionBuilder(notary)
            .addOutputState(new NoteState(us, reader, text))
            .addCommand(new NoteContract.Share(), signers);
    builder.verify(getServiceHub());
    SignedTransaction ours = getServiceHub().signInitialTransaction(builder);
    FlowSession session = initiateFlow(reader);
    SignedTransaction both =
        subFlow(new CollectSignaturesFlow(ours, Collections.singletonList(session)));
    return subFlow(new FinalityFlow(both, session));
  }
}
