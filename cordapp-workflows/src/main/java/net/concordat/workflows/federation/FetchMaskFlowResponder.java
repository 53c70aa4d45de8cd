// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;

/** Shows a client or an observer the list of a step, if there is one within some seconds. */
@InitiatedBy(FetchMaskFlow.class)
public final class FetchMaskFlowResponder extends FlowLogic<Void> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final FlowSession reader;

  public FetchMaskFlowResponder(FlowSession reader) {
    this.reader = reader;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    MaskRequest request = reader.receive(MaskRequest.class).unwrap(given -> given);
    MaskDesk desk = new MaskDesk(getServiceHub(), request.getAttempt());
    desk.requireReader(reader.getCounterparty());
    RoundBell bell = RoundBell.of(getServiceHub());
    Instant end = Instant.now().plus(PATIENCE);
    for (long heard = bell.times(); isAwaited(request, end); heard = bell.times()) {
      await(new NextRing(bell, heard));
    }
    reader.send(new MaskList(listed(request)));
    return null;
  }

  private boolean isAwaited(MaskRequest request, Instant end) {
    return Instant.now().isBefore(end) && listed(request).isEmpty();
  }

  private List<MaskMail> listed(MaskRequest request) {
    return new MaskBox(getServiceHub(), request.getAttempt()).listed(request.getStep());
  }
}
