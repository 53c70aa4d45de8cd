// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.delivery.SendBytesFlow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;

/** Gives an evaluator what it is to measure, if there is something within half a minute. */
@InitiatedBy(FetchCandidateFlow.class)
public final class FetchCandidateFlowResponder extends FlowLogic<Void> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FlowSession evaluator;

  public FetchCandidateFlowResponder(FlowSession evaluator) {
    this.evaluator = evaluator;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    OfferRequest request = evaluator.receive(OfferRequest.class).unwrap(given -> given);
    List<SecureHash> digests = awaited(request);
    ArtifactStoreService store = ArtifactStoreService.of(getServiceHub());
    List<Long> sizes = new ArrayList<>();
    for (SecureHash digest : digests) {
      sizes.add(store.requireUpdate(digest));
    }
    evaluator.send(new Offer(digests, sizes));
    for (int place = 0; place < digests.size(); place++) {
      subFlow(new SendBytesFlow(evaluator, digests.get(place), sizes.get(place)));
    }
    return null;
  }

  @Suspendable
  private List<SecureHash> awaited(OfferRequest request) throws FlowException {
    RoundBell bell = RoundBell.of(getServiceHub());
    Instant end = Instant.now().plus(PATIENCE);
    long heard = bell.times();
    List<SecureHash> digests = offered(request);
    while (digests.isEmpty() && Instant.now().isBefore(end)) {
      await(new NextRing(bell, heard));
      heard = bell.times();
      digests = offered(request);
    }
    return digests;
  }

  private List<SecureHash> offered(OfferRequest request) throws FlowException {
    GateDesk desk =
        new GateDesk(
            getServiceHub(), request.getFederationId(), request.getRound(), request.getStep());
    desk.placeOf(evaluator.getCounterparty());
    return desk.offered();
  }
}
