// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.approval;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.model.ModelVersionState;
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
 * Records what this member decides about another's pending version.
 *
 * <p>Signed by the deciding member alone. Seen by it, the version's owner and the observers. Fails
 * if the version is the member's own, or no longer pending, or the decision expires too soon. The
 * owner runs {@link DecideModelVersionFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class DecideModelVersionFlow extends LedgerCommandFlow<StateAndRef<ApprovalState>> {
  private final String commandId;
  private final Verdict verdict;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the decision recorded before
   * @param verdict what is decided about which version
   */
  public DecideModelVersionFlow(String commandId, Verdict verdict) {
    this.commandId = commandId;
    this.verdict = verdict;
  }

  @Suspendable
  @Override
  protected StateAndRef<ApprovalState> carryOut() throws FlowException {
    LedgerDraft.requireCommandId(commandId);
    Vault vault = new Vault(getServiceHub());
    Optional<StateAndRef<ApprovalState>> before =
        vault.producedUnder(ApprovalState.class, UUID.fromString(commandId));
    if (before.isPresent()) {
      return before.get();
    }
    StateAndRef<ModelVersionState> pending =
        vault.version(verdict.getModelId(), verdict.getVersion());
    getServiceHub()
        .cordaService(ObservationService.class)
        .requireObserved(getOurIdentity(), pending.getState().getData().getOwner());
    SignedTransaction signed = draft(pending);
    FlowSession owner = initiateFlow(pending.getState().getData().getOwner());
    return subFlow(
            new FinaliseFlow(signed, Collections.singletonList(owner), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }

  private SignedTransaction draft(StateAndRef<ModelVersionState> pending) throws FlowException {
    ModelVersionState version = pending.getState().getData();
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).reference(pending);
    return draft
        .output(
            new ApprovalState(
                draft.header(),
                pending.getRef(),
                version.id(),
                version.getOwner(),
                getOurIdentity(),
                verdict.getDecision(),
                verdict.getConditions(),
                verdict.getEvidenceDigest(),
                verdict.getExpiresAt()))
        .sign(getServiceHub(), new ApprovalContract.Commands.Decide(), getOurIdentity());
  }
}
