// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.util.Collections;
import net.concordat.contracts.federation.GateStep;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * Offers, at an aggregator, the evaluators of a federation's gate the weights that a round would
 * make, and waits until all have said what they measured, or for so long. Gives whether the weights
 * are let through: then {@link AggregateRoundFlow} may end the round, else {@link
 * RollBackRoundFlow}. Both show what was said.
 *
 * <p>Fails if the weights are not in this member's store, or this member has offered others in this
 * round.
 */
@StartableByRPC
public final class GatherJudgementsFlow extends FlowLogic<Boolean> {
  private final SecureHash federationId;
  private final int round;
  private final SecureHash candidate;
  private final Duration patience;

  /**
   * @param federationId which federation
   * @param round which round, from 1
   * @param candidate the digest of the weights
   * @param patience how long to wait for those who have said nothing
   */
  public GatherJudgementsFlow(
      SecureHash federationId, int round, SecureHash candidate, Duration patience) {
    this.federationId = federationId;
    this.round = round;
    this.candidate = candidate;
    this.patience = patience;
  }

  @Suspendable
  @Override
  public Boolean call() throws FlowException {
    subFlow(
        new OfferFlow(
            federationId, round, GateStep.WEIGHTS, Collections.singletonList(candidate), patience));
    return new GateDesk(getServiceHub(), federationId, round, GateStep.WEIGHTS)
        .passes(
            new ConsortiumPin(getServiceHub()).current().getState().getData(), getOurIdentity());
  }
}
