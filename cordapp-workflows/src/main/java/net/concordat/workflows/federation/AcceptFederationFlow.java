// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.concordat.contracts.federation.ClientSeat;
import net.concordat.contracts.federation.FederationContract;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;

/**
 * Makes this member a client of a federation, and commits it to a random value, which it draws and
 * keeps before it commits.
 *
 * <p>Signed by the client. Seen by the members asked and the observers. Fails if the deadline has
 * passed, or the base version is another's and not held under a USE grant that allows fine-tuning.
 */
@StartableByRPC
public final class AcceptFederationFlow extends AnswerFederationFlow {
  /**
   * @param commandId a UUID in lower case; repeated, it gives what the command left before
   * @param federationId which federation
   */
  public AcceptFederationFlow(String commandId, SecureHash federationId) {
    super(commandId, federationId);
  }

  @Override
  void answer(LedgerDraft draft, StateAndRef<FederationState> standing) throws FlowException {
    FederationState federation = standing.getState().getData();
    Vault vault = new Vault(getServiceHub());
    StateAndRef<ModelVersionState> base =
        vault.version(federation.getPlan().getTraining().getBase());
    draft.reference(base);
    ModelVersionState version = base.getState().getData();
    if (!version.getOwner().equals(getOurIdentity())) {
      new Grants(vault)
          .forUse(getOurIdentity(), version.id(), held -> held.getTerms().isMayFineTune())
          .ifPresent(draft::reference);
    }
    SecureHash drawn = new Draws(getServiceHub()).draw(federationId);
    draft.output(
        federation.accepted(
            draft.header(standing.getRef()),
            ownSeat(federation),
            ClientSeat.commitment(federationId, getOurIdentity(), drawn)));
  }

  @Override
  ConcordatCommand command() {
    return new FederationContract.Commands.Accept();
  }
}
