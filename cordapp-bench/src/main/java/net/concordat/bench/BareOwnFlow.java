// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FinalityFlow;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.TransactionBuilder;

/**
 * The least that Corda does for a transaction of one signer that nobody else receives, with as many
 * states as ours have: it is signed, verified, notarised and recorded.
 */
@StartableByRPC
public final class BareOwnFlow extends FlowLogic<SecureHash> {
  private static final Duration EITHER_SIDE = Duration.ofSeconds(60);

  private final List<StateRef> inputs;
  private final List<StateRef> references;
  private final int outputs;

  /**
   * @param inputs bare states to consume
   * @param references bare states to reference
   * @param outputs how many to produce, at least one
   */
  public BareOwnFlow(List<StateRef> inputs, List<StateRef> references, int outputs) {
    this.inputs = new ArrayList<>(inputs);
    this.references = new ArrayList<>(references);
    this.outputs = outputs;
  }

  @Suspendable
  @Override
  public SecureHash call() throws FlowException {
    Party notary = getServiceHub().getNetworkMapCache().getNotaryIdentities().get(0);
    TransactionBuilder builder =
        new TransactionBuilder(notary)
            .addCommand(new BareContract.Issue(), getOurIdentity().getOwningKey())
            .setTimeWindow(TimeWindow.withTolerance(Instant.now(), EITHER_SIDE));
    for (StateRef input : inputs) {
      builder.addInputState(known(input));
    }
    for (StateRef reference : references) {
      builder.addReferenceState(known(reference).referenced());
    }
    for (int i = 0; i < outputs; i++) {
      builder.addOutputState(new BareState(Collections.singletonList(getOurIdentity())));
    }
    SignedTransaction signed = getServiceHub().signInitialTransaction(builder);
    return subFlow(new FinalityFlow(signed, Collections.emptyList())).getId();
  }

  private StateAndRef<BareState> known(StateRef ref) throws FlowException {
    return getServiceHub().toStateAndRef(ref);
  }
}
