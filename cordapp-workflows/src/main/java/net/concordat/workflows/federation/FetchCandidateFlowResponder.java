// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.delivery.SendBytesFlow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import org.jspecify.annotations.Nullable;

/** Gives an evaluator the weights that it is to measure, if there are some within half a minute. */
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
    GlobalRequest request = evaluator.receive(GlobalRequest.class).unwrap(given -> given);
    SecureHash digest = awaited(request);
    if (digest == null) {
      evaluator.send(new OfferedCandidate(null, 0));
      return null;
    }
    long size = ArtifactStoreService.of(getServiceHub()).requireUpdate(digest);
    evaluator.send(new OfferedCandidate(digest, size));
    subFlow(new SendBytesFlow(evaluator, digest, size));
    return null;
  }

  @Suspendable
  private @Nullable SecureHash awaited(GlobalRequest request) throws FlowException {
    RoundBell bell = RoundBell.of(getServiceHub());
    Instant end = Instant.now().plus(PATIENCE);
    long heard = bell.times();
    SecureHash digest = offered(request);
    while (digest == null && Instant.now().isBefore(end)) {
      await(new NextRing(bell, heard));
      heard = bell.times();
      digest = offered(request);
    }
    return digest;
  }

  private @Nullable SecureHash offered(GlobalRequest request) throws FlowException {
    GateDesk desk = new GateDesk(getServiceHub(), request.getFederationId(), request.getRound());
    desk.placeOf(evaluator.getCounterparty());
    return desk.offered();
  }
}
