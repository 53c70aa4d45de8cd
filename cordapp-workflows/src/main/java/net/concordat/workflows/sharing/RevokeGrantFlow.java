// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.sharing;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.sharing.GrantContract;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Takes back a grant, on offer or active. What was delivered stays delivered; the grant gives no
 * more rights from here on.
 *
 * <p>Signed by the grantor alone. Seen by the grantor, the grantee and the observers. Fails if this
 * member is not the grantor or the grant was revoked before.
 */
@StartableByRPC
public final class RevokeGrantFlow extends LedgerCommandFlow<StateAndRef<GrantState>> {
  private final UUID grantId;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the grant revoked before
   * @param grantId the grant to end
   */
  public RevokeGrantFlow(String commandId, UUID grantId) {
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
    StateAndRef<GrantState> standing =
        vault.grant(grantId, known -> known.getGrantor().equals(getOurIdentity()));
    GrantState grant = standing.getState().getData();
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(standing);
    SignedTransaction signed =
        draft
            .output(grant.withStatus(draft.header(standing.getRef()), GrantStatus.REVOKED))
            .sign(getServiceHub(), new GrantContract.Commands.Revoke(), getOurIdentity());
    SignedTransaction revoked =
        subFlow(
            new FinaliseFlow(
                signed, Collections.emptyList(), Collections.singletonList(grant.getGrantee())));
    return revoked.getTx().outRef(0);
  }
}
