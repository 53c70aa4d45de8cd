// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.util.List;
import net.concordat.contracts.federation.GateStep;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.workflows.delivery.TakeBytesFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Fetches the weights that an aggregator would have a round make, or the updates of which it would
 * make them, into this evaluator's store, and gives their digests; none if it offers none within
 * half a minute.
 *
 * <p>Fails if this member is no evaluator, the round is not open, an update is none that a client
 * has committed to, or the bytes are others than stated. The other side runs {@link
 * FetchCandidateFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class FetchCandidateFlow extends FlowLogic<List<SecureHash>> {
  private final SecureHash federationId;
  private final int round;
  private final GateStep step;
  private final Party from;

  /**
   * @param federationId which federation
   * @param round which round, from 1
   * @param step what to fetch
   * @param from the aggregator
   */
  public FetchCandidateFlow(SecureHash federationId, int round, GateStep step, Party from) {
    this.federationId = federationId;
    this.round = round;
    this.step = step;
    this.from = from;
  }

  @Suspendable
  @Override
  public List<SecureHash> call() throws FlowException {
    GateDesk desk = new GateDesk(getServiceHub(), federationId, round, step);
    desk.placeOf(getOurIdentity());
    if (from.equals(getOurIdentity())) {
      return desk.offered();
    }
    FlowSession aggregator = initiateFlow(from);
    Offer offer =
        aggregator
            .sendAndReceive(Offer.class, new OfferRequest(federationId, round, step))
            .unwrap(given -> given);
    List<SecureHash> digests = offer.getDigests();
    if (!digests.isEmpty()) {
      desk.requireOffer(digests);
      FlowRule.DELIVERY_CHUNK.require(
          offer.getSizes().size() == digests.size(), "given " + offer.getSizes().size() + " sizes");
    }
    for (int place = 0; place < digests.size(); place++) {
      take(aggregator, digests.get(place), offer.getSizes().get(place));
    }
    return digests;
  }

  @Suspendable
  private void take(FlowSession aggregator, SecureHash digest, long size) throws FlowException {
    FlowRule.DELIVERY_CHUNK.require(
        size > 0 && size <= TrainingTerms.MOST_UPDATE_BYTES, "given " + size + " bytes");
    SecureHash computed = subFlow(new TakeBytesFlow(aggregator, digest, size));
    FlowRule.DELIVERY_DIGEST.require(
        computed.equals(digest), from.getName() + " says " + digest + "; received " + computed);
  }
}
