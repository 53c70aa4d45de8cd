// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.approval;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.frame.TornOff;
import net.concordat.workflows.decision.Proposals;
import net.concordat.workflows.observer.ObservationService;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Tells the owner of a pending version what this member's people decided about it, in a review that
 * was carried out. The decisions go along torn off, so the owner sees them and nothing else of this
 * member's.
 *
 * <p>Signed by the deciding member alone. Seen by it, the version's owner and the observers. Fails
 * if the version is no longer pending, or the decision expires too soon. The owner runs {@link
 * DecideModelVersionFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class DecideModelVersionFlow extends LedgerCommandFlow<StateAndRef<ApprovalState>> {
  private final UUID proposalId;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the decision recorded before
   * @param proposalId the review that was carried out
   */
  public DecideModelVersionFlow(String commandId, UUID proposalId) {
    super(commandId);
    this.proposalId = proposalId;
  }

  @Suspendable
  @Override
  protected StateAndRef<ApprovalState> carryOut() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    Optional<StateAndRef<ApprovalState>> before =
        vault.producedUnder(ApprovalState.class, UUID.fromString(commandId));
    if (before.isPresent()) {
      return before.get();
    }
    StateAndRef<ProposalState> review =
        new Proposals(vault, getOurIdentity()).in(ProposalStatus.ACCEPTED, proposalId);
    ReviewSubject decided = subject(review);
    getServiceHub()
        .cordaService(ObservationService.class)
        .requireObserved(getOurIdentity(), decided.getOwner());
    SignedTransaction signed = draft(vault, decided, review.getRef().getTxhash());
    FlowSession owner = initiateFlow(decided.getOwner());
    return subFlow(
            new FinaliseFlow(signed, Collections.singletonList(owner), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }

  private static ReviewSubject subject(StateAndRef<ProposalState> review) throws RefusedException {
    ProposalState proposal = review.getState().getData();
    FlowRule.PROPOSAL_STATUS.require(
        proposal.getSubject() instanceof ReviewSubject,
        "proposal " + proposal.getProposalId() + " is no review");
    return (ReviewSubject) proposal.getSubject();
  }

  private SignedTransaction draft(Vault vault, ReviewSubject decided, SecureHash decidedIn)
      throws FlowException {
    LedgerDraft draft =
        LedgerDraft.begin(getServiceHub(), commandId)
            .reference(vault.version(decided.getVersion()));
    return draft
        .output(ApprovalState.of(draft.header(), getOurIdentity(), decided, decidedIn))
        .sign(
            getServiceHub(),
            new ApprovalContract.Commands.Decide(tornOff(decidedIn)),
            getOurIdentity());
  }

  private TornOff tornOff(SecureHash id) throws RefusedException {
    SignedTransaction conclusion = getServiceHub().getValidatedTransactions().getTransaction(id);
    if (conclusion == null) {
      throw FlowRule.FOUND.refusal("no transaction " + id);
    }
    return TornOff.of(conclusion, ProposalState.class, DecisionState.class);
  }
}
