// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.sharing;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.sharing.GrantContract;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.workflows.observer.ObservationService;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Accepts the terms of a grant that was offered to this member.
 *
 * <p>Signed by the grantee. Seen by the grantor, the grantee and the observers. Fails if the grant
 * is not on offer to this member or has expired. The grantor runs {@link AcceptGrantFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class AcceptGrantFlow extends LedgerCommandFlow<StateAndRef<GrantState>> {
  private final UUID grantId;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the grant accepted before
   * @param grantId the grant on offer
   */
  public AcceptGrantFlow(String commandId, UUID grantId) {
    super(commandId);
    this.grantId = grantId;
  }

  @Suspendable
  @Override
  protected StateAndRef<GrantState> carryOut() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    Optional<StateAndRef<GrantState>> before = vault.grantAfter(grantId, commandId);
    if (before.isPresent()) {
      return before.get();
    }
    StateAndRef<GrantState> offered =
        vault.grant(grantId, known -> known.getGrantee().equals(getOurIdentity()));
    GrantState grant = offered.getState().getData();
    getServiceHub()
        .cordaService(ObservationService.class)
        .requireObserved(getOurIdentity(), grant.getGrantor());
    LedgerDraft draft =
        LedgerDraft.begin(getServiceHub(), commandId)
            .input(offered)
            .reference(vault.version(grant.getVersion()));
    SignedTransaction signed =
        draft
            .output(grant.withStatus(draft.header(offered.getRef()), GrantStatus.ACTIVE))
            .sign(getServiceHub(), new GrantContract.Commands.Accept(), getOurIdentity());
    FlowSession grantor = initiateFlow(grant.getGrantor());
    SignedTransaction accepted =
        subFlow(
            new FinaliseFlow(signed, Collections.singletonList(grantor), Collections.emptyList()));
    return accepted.getTx().outRef(0);
  }
}
