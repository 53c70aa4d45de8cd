// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FinalityFlow;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.ReceiveFinalityFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.node.StatesToRecord;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.TransactionBuilder;

/**
 * The least that Corda does for a transaction of one signer that another party receives: it issues
 * a state, or puts one in the place of another, as ours mostly do. Only then has the notary a
 * transaction to fetch, that from which the consumed state came.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class BareFlow extends FlowLogic<SecureHash> {
  private static final Duration EITHER_SIDE = Duration.ofSeconds(60);

  private final Party other;
  private final List<StateRef> inputs;

  /**
   * @param other who receives it
   * @param inputs the bare states to consume; none to issue one
   */
  public BareFlow(Party other, List<StateRef> inputs) {
    this.other = other;
    this.inputs = new ArrayList<>(inputs);
  }

  @Suspendable
  @Override
  public SecureHash call() throws FlowException {
    Party notary = getServiceHub().getNetworkMapCache().getNotaryIdentities().get(0);
    TransactionBuilder builder =
        new TransactionBuilder(notary)
            .addOutputState(new BareState(Arrays.asList(getOurIdentity(), other)))
            .addCommand(new BareContract.Issue(), getOurIdentity().getOwningKey())
            .setTimeWindow(TimeWindow.withTolerance(Instant.now(), EITHER_SIDE));
    for (StateRef input : inputs) {
      builder.addInputState(getServiceHub().<BareState>toStateAndRef(input));
    }
    SignedTransaction signed = getServiceHub().signInitialTransaction(builder);
    FlowSession session = initiateFlow(other);
    return subFlow(new FinalityFlow(signed, Collections.singletonList(session))).getId();
  }

  /** Records what comes. */
  @InitiatedBy(BareFlow.class)
  public static final class Responder extends FlowLogic<Void> {
    private final FlowSession session;

    public Responder(FlowSession session) {
      this.session = session;
    }

    @Suspendable
    @Override
    public Void call() throws FlowException {
      subFlow(new ReceiveFinalityFlow(session, null, StatesToRecord.ALL_VISIBLE));
      return null;
    }
  }
}
