// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.federation.GateStep;
import net.concordat.contracts.federation.Judgement;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Signs what this evaluator's worker measured on its holdout of the weights or updates that an
 * aggregator offers, and tells the aggregator. It is kept before it is told, so that an evaluator
 * that starts again says the same.
 *
 * <p>Fails if this member is no evaluator, does not hold what was offered or the weights before, or
 * said something else of what that aggregator offered in this round. The other side runs {@link
 * JudgeCandidateFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class JudgeCandidateFlow extends FlowLogic<Judgement> {
  private final SecureHash federationId;
  private final int round;
  private final GateStep step;
  private final List<SecureHash> offered;
  private final List<Integer> gains;
  private final Party to;

  /**
   * @param federationId which federation
   * @param round which round, from 1
   * @param step what was measured
   * @param offered digests, as {@link FetchCandidateFlow} gave them
   * @param gains for each of them, as the {@link GateStep} says
   * @param to the aggregator
   */
  public JudgeCandidateFlow(
      SecureHash federationId,
      int round,
      GateStep step,
      List<SecureHash> offered,
      List<Integer> gains,
      Party to) {
    this.federationId = federationId;
    this.round = round;
    this.step = step;
    this.offered = Collections.unmodifiableList(new ArrayList<>(offered));
    this.gains = Collections.unmodifiableList(new ArrayList<>(gains));
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
    for (SecureHash digest : offered) {
      store.requireUpdate(digest);
    }
    Judgement own =
        new GateDesk(getServiceHub(), federationId, round, step)
            .judge(getOurIdentity(), to, offered, gains);
    if (!to.equals(getOurIdentity())) {
      initiateFlow(to)
          .sendAndReceive(
              Boolean.class,
              new MailedJudgement(federationId, round, step, Offer.digest(offered), own))
          .unwrap(given -> given);
    }
    return own;
  }
}
