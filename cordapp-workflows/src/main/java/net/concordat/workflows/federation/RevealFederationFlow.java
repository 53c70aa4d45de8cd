// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.concordat.contracts.federation.FederationContract;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;

/**
 * Reveals what this client committed to, so that it aggregates in its turn.
 *
 * <p>Signed by the client. Seen by the members asked and the observers. Fails if others can still
 * accept, or the deadline has passed.
 */
@StartableByRPC
public final class RevealFederationFlow extends AnswerFederationFlow {
  /**
   * @param commandId a UUID in lower case; repeated, it gives what the command left before
   * @param federationId which federation
   */
  public RevealFederationFlow(String commandId, SecureHash federationId) {
    super(commandId, federationId);
  }

  @Override
  void answer(LedgerDraft draft, StateAndRef<FederationState> standing) throws FlowException {
    FederationState federation = standing.getState().getData();
    draft.output(
        federation.revealed(
            draft.header(standing.getRef()),
            ownSeat(federation),
            new Draws(getServiceHub()).drawn(federationId)));
  }

  @Override
  ConcordatCommand command() {
    return new FederationContract.Commands.Reveal();
  }
}
