// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.approval;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.observer.Outbox;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;

/**
 * Sends a version's state, without its artifact, to the members from which its owner wants a
 * decision.
 *
 * <p>Nothing new goes on the ledger. Fails if this member is not the version's owner, or one that
 * is asked is no active member.
 */
@StartableByRPC
public final class RequestDecisionFlow extends FlowLogic<Void> {
  private final SecureHash modelId;
  private final int version;
  private final List<Party> approvers;

  /**
   * @param modelId the model
   * @param version the number of the version
   * @param approvers whom to ask
   */
  public RequestDecisionFlow(SecureHash modelId, int version, List<Party> approvers) {
    this.modelId = modelId;
    this.version = version;
    this.approvers = new ArrayList<>(approvers);
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    StateAndRef<ModelVersionState> pending = new Vault(getServiceHub()).version(modelId, version);
    FlowRule.PARTICIPANT.require(
        pending.getState().getData().getOwner().equals(getOurIdentity()),
        "the owner is " + pending.getState().getData().getOwner().getName());
    ConsortiumState consortium = new ConsortiumPin(getServiceHub()).current().getState().getData();
    for (Party approver : approvers) {
      FlowRule.PARTICIPANT.require(
          consortium.isActiveMember(approver), "no active member: " + approver.getName());
    }
    SignedTransaction published =
        getServiceHub().getValidatedTransactions().getTransaction(pending.getRef().getTxhash());
    if (published == null) {
      throw FlowRule.FOUND.refusal("no transaction " + pending.getRef().getTxhash());
    }
    new Outbox(getServiceHub()).enqueue(published, approvers);
    return null;
  }
}
