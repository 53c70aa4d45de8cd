// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.DigestService;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.internal.NotaryChangeTransactionBuilder;

/** Moves a state to another notary by a transaction on which Corda runs no contract. */
@StartableByRPC
public final class MoveStateFlow extends FlowLogic<Attempt> {
  private final StateRef state;
  private final Party newNotary;

  /**
   * @param state whose state ever
   * @param newNotary where it is to go
   */
  public MoveStateFlow(StateRef state, Party newNotary) {
    this.state = state;
    this.newNotary = newNotary;
  }

  @Suspendable
  @Override
  public Attempt call() throws FlowException {
    return subFlow(
        new AttemptFlow(
            new NotaryChangeTransactionBuilder(
                    Collections.singletonList(state),
                    getServiceHub().getNetworkMapCache().getNotaryIdentities().get(0),
                    newNotary,
                    getServiceHub().getNetworkParametersService().getCurrentHash(),
                    DigestService.Companion.getSha2_256())
                .build(),
            Collections.emptyList()));
  }
}
