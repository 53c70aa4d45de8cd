// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.identity.Party;

/**
 * States to a client what survivors this aggregator has signed, and keeps the client's signature.
 */
@InitiatedBy(SignSurvivorsFlow.class)
public final class SignSurvivorsFlowResponder extends FlowLogic<Void> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** How often to look: five seconds long. */
  private static final int LOOKS = 50;

  private final FlowSession client;

  public SignSurvivorsFlowResponder(FlowSession client) {
    this.client = client;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    MaskedAttempt attempt = client.receive(MaskedAttempt.class).unwrap(given -> given);
    Party asking = client.getCounterparty();
    MaskDesk desk = new MaskDesk(getServiceHub(), attempt);
    desk.requireReader(asking);
    byte[] own = desk.ownSurvivors();
    for (int look = 0; look < LOOKS && own.length == 0; look++) {
      sleep(BETWEEN_LOOKS);
      own = desk.ownSurvivors();
    }
    if (own.length == 0) {
      client.send(own);
      return null;
    }
    MailedMask mail = client.sendAndReceive(MailedMask.class, own).unwrap(given -> given);
    subFlow(new TakeMaskFlow(asking, new MailedMask(attempt, mail.getMail())));
    client.send(true);
    return null;
  }
}
