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
 * Says no to a federation, or leaves it for good: this member is in no round that begins later.
 *
 * <p>Signed by the member. Seen by the members asked and the observers. Fails if it has declined or
 * left before.
 */
@StartableByRPC
public final class LeaveFederationFlow extends AnswerFederationFlow {
  /**
   * @param commandId a UUID in lower case; repeated, it gives what the command left before
   * @param federationId which federation
   */
  public LeaveFederationFlow(String commandId, SecureHash federationId) {
    super(commandId, federationId);
  }

  @Override
  void answer(LedgerDraft draft, StateAndRef<FederationState> standing) throws FlowException {
    FederationState federation = standing.getState().getData();
    draft.output(federation.left(draft.header(standing.getRef()), ownSeat(federation)));
  }

  @Override
  ConcordatCommand command() {
    return new FederationContract.Commands.Leave();
  }
}
