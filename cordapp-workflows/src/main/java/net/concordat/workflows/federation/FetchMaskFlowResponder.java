// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.util.List;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;

/** Shows a client or an observer the list of a step, if there is one within some seconds. */
@InitiatedBy(FetchMaskFlow.class)
public final class FetchMaskFlowResponder extends FlowLogic<Void> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** How often to look: five seconds long. */
  private static final int LOOKS = 50;

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
    List<MaskMail> list = listed(request);
    for (int look = 0; look < LOOKS && list.isEmpty(); look++) {
      sleep(BETWEEN_LOOKS);
      list = listed(request);
    }
    reader.send(new MaskList(list));
    return null;
  }

  private List<MaskMail> listed(MaskRequest request) {
    return new MaskBox(getServiceHub(), request.getAttempt()).listed(request.getStep());
  }
}
