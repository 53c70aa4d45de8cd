// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.concordat.contracts.federation.GateStep;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;

/**
 * Offers evaluators what this member's store holds, and waits until all have said what they
 * measured, or for so long. Runs inside another flow.
 */
final class OfferFlow extends FlowLogic<Void> {
  private final SecureHash federationId;
  private final int round;
  private final GateStep step;
  private final List<SecureHash> offered;
  private final Duration patience;

  OfferFlow(
      SecureHash federationId,
      int round,
      GateStep step,
      List<SecureHash> offered,
      Duration patience) {
    this.federationId = federationId;
    this.round = round;
    this.step = step;
    this.offered = offered;
    this.patience = patience;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    for (SecureHash digest : offered) {
      ArtifactStoreService.of(getServiceHub()).requireUpdate(digest);
    }
    desk().offer(offered);
    Instant end = Instant.now().plus(patience);
    // What is offered is seen once the flow was suspended.
    sleep(Duration.ofMillis(1));
    RoundBell bell = RoundBell.of(getServiceHub());
    bell.ring();
    for (long heard = bell.times(); isAwaited(end); heard = bell.times()) {
      await(new NextRing(bell, heard));
    }
    return null;
  }

  private boolean isAwaited(Instant end) throws FlowException {
    return Instant.now().isBefore(end) && !desk().isComplete(getOurIdentity());
  }

  private GateDesk desk() throws FlowException {
    return new GateDesk(getServiceHub(), federationId, round, step);
  }
}
