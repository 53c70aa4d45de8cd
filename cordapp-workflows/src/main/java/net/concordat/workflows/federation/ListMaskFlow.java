// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * Makes, at who gathers, the list of a step of a masked round: once all have spoken that can, or
 * the time for it is over. Who comes later is not in it.
 *
 * <p>Fails if fewer have spoken than agreed on.
 */
@StartableByRPC
public final class ListMaskFlow extends FlowLogic<List<MaskMail>> {
  private final MaskedAttempt attempt;
  private final MaskStep step;
  private final Duration patience;

  /**
   * @param attempt of which round, gathered by this node
   * @param step which step
   * @param patience how long to wait for those who have not spoken
   */
  public ListMaskFlow(MaskedAttempt attempt, MaskStep step, Duration patience) {
    this.attempt = attempt;
    this.step = step;
    this.patience = patience;
  }

  @Suspendable
  @Override
  public List<MaskMail> call() throws FlowException {
    Instant end = Instant.now().plus(patience);
    RoundBell bell = RoundBell.of(getServiceHub());
    for (long heard = bell.times(); isAwaited(end); heard = bell.times()) {
      await(new NextRing(bell, heard));
    }
    List<MaskMail> list = new MaskDesk(getServiceHub(), attempt).close(step);
    // What is listed is seen once the flow was suspended.
    sleep(Duration.ofMillis(1));
    bell.ring();
    return list;
  }

  private boolean isAwaited(Instant end) throws FlowException {
    return Instant.now().isBefore(end) && !new MaskDesk(getServiceHub(), attempt).isComplete(step);
  }
}
