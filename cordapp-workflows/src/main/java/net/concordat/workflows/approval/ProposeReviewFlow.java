// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.approval;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Instant;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * Asks this member's people whether it is to approve, or reject, another member's pending version
 * as it stands.
 *
 * <p>Signed, seen and refused as {@link ProposeFlow}. Fails also if this node does not know the
 * version, it is no longer pending, or it is the member's own.
 */
@StartableByRPC
public final class ProposeReviewFlow extends FlowLogic<StateAndRef<ProposalState>> {
  private final String commandId;
  private final Verdict verdict;
  private final Instant expiresAt;

  /**
   * @param commandId a UUID in lower case, which names the proposal; repeated, it gives the
   *     proposal made before
   * @param verdict what is to be decided about which version
   * @param expiresAt until when people may decide
   */
  public ProposeReviewFlow(String commandId, Verdict verdict, Instant expiresAt) {
    this.commandId = commandId;
    this.verdict = verdict;
    this.expiresAt = expiresAt;
  }

  @Suspendable
  @Override
  public StateAndRef<ProposalState> call() throws FlowException {
    return subFlow(new ProposeFlow(commandId, subject(), expiresAt));
  }

  private ReviewSubject subject() throws FlowException {
    StateAndRef<ModelVersionState> found =
        new Vault(getServiceHub()).version(verdict.getModelId(), verdict.getVersion());
    ModelVersionState version = found.getState().getData();
    return new ReviewSubject(
        found.getRef(),
        version.id(),
        version.getOwner(),
        verdict.getDecision(),
        verdict.getConditions(),
        verdict.getEvidenceDigest(),
        verdict.getExpiresAt());
  }
}
