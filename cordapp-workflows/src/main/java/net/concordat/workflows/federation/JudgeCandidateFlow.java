// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.contracts.federation.Judgement;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Signs what this evaluator's worker measured on its holdout of the weights that an aggregator
 * offers, and tells the aggregator. It is kept before it is told, so that an evaluator that starts
 * again says the same.
 *
 * <p>Fails if this member is no evaluator, holds these weights or those before not, or said
 * something else of what that aggregator offered in this round. The other side runs {@link
 * JudgeCandidateFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class JudgeCandidateFlow extends FlowLogic<Judgement> {
  private final SecureHash federationId;
  private final int round;
  private final SecureHash candidate;
  private final int gainMillionths;
  private final Party to;

  /**
   * @param federationId which federation
   * @param round which round, from 1
   * @param candidate the weights, as {@link FetchCandidateFlow} gave them
   * @param gainMillionths PR-AUC with them less that with the weights before, in millionths
   * @param to the aggregator
   */
  public JudgeCandidateFlow(
      SecureHash federationId, int round, SecureHash candidate, int gainMillionths, Party to) {
    this.federationId = federationId;
    this.round = round;
    this.candidate = candidate;
    this.gainMillionths = gainMillionths;
    this.to = to;
  }

  @Suspendable
  @Override
  public Judgement call() throws FlowException {
    ArtifactStoreService store = ArtifactStoreService.of(getServiceHub());
    store.requireUpdate(
        new Federations(getServiceHub())
            .round(federationId)
            .getState()
            .getData()
            .getGlobalDigest());
    store.requireUpdate(candidate);
    Judgement own =
        new GateDesk(getServiceHub(), federationId, round)
            .judge(getOurIdentity(), to, candidate, gainMillionths);
    if (!to.equals(getOurIdentity())) {
      initiateFlow(to)
          .sendAndReceive(Boolean.class, new MailedJudgement(federationId, round, candidate, own))
          .unwrap(given -> given);
    }
    return own;
  }
}
