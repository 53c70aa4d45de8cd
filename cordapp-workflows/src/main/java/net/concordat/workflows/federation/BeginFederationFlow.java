// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.concordat.contracts.federation.FederationContract;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;

/**
 * Fixes the order of the aggregators from what was revealed, and begins with the base version's
 * weights. Any client may.
 *
 * <p>Signed by the client. Seen by the members asked and the observers. Fails if some have yet to
 * answer or reveal and still have the time for it, or too few are clients.
 */
@StartableByRPC
public final class BeginFederationFlow extends AnswerFederationFlow {
  /**
   * @param commandId a UUID in lower case; repeated, it gives what the command left before
   * @param federationId which federation
   */
  public BeginFederationFlow(String commandId, SecureHash federationId) {
    super(commandId, federationId);
  }

  @Override
  void answer(LedgerDraft draft, StateAndRef<FederationState> standing) throws FlowException {
    FederationState begun = standing.getState().getData().begun(draft.header(standing.getRef()));
    draft.output(begun).output(RoundState.first(draft.header(), begun, getOurIdentity()));
  }

  @Override
  ConcordatCommand command() {
    return new FederationContract.Commands.Begin();
  }
}
