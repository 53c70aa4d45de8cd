// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.delivery.SendBytesFlow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import org.jspecify.annotations.Nullable;

/** Gives an evaluator the weights that it is to measure, if there are some within some seconds. */
@InitiatedBy(FetchCandidateFlow.class)
public final class FetchCandidateFlowResponder extends FlowLogic<Void> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** How often to look: five seconds long. */
  private static final int LOOKS = 50;

  private final FlowSession evaluator;

  public FetchCandidateFlowResponder(FlowSession evaluator) {
    this.evaluator = evaluator;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    GlobalRequest request = evaluator.receive(GlobalRequest.class).unwrap(given -> given);
    SecureHash digest = offered(request);
    for (int look = 0; look < LOOKS && digest == null; look++) {
      sleep(BETWEEN_LOOKS);
      digest = offered(request);
    }
    if (digest == null) {
      evaluator.send(new OfferedCandidate(null, 0));
      return null;
    }
    long size = ArtifactStoreService.of(getServiceHub()).requireUpdate(digest);
    evaluator.send(new OfferedCandidate(digest, size));
    subFlow(new SendBytesFlow(evaluator, digest, size));
    return null;
  }

  private @Nullable SecureHash offered(GlobalRequest request) throws FlowException {
    GateDesk desk = new GateDesk(getServiceHub(), request.getFederationId(), request.getRound());
    desk.placeOf(evaluator.getCounterparty());
    return desk.offered();
  }
}
