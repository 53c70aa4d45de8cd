// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
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
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final FlowSession client;

  public SignSurvivorsFlowResponder(FlowSession client) {
    this.client = client;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    MaskedAttempt attempt = client.receive(MaskedAttempt.class).unwrap(given -> given);
    Party asking = client.getCounterparty();
    new MaskDesk(getServiceHub(), attempt).requireReader(asking);
    byte[] own = ownSurvivors(attempt);
    if (own.length == 0) {
      client.send(own);
      return null;
    }
    MailedMask mail = client.sendAndReceive(MailedMask.class, own).unwrap(given -> given);
    subFlow(new TakeMaskFlow(asking, new MailedMask(attempt, mail.getMail())));
    client.send(true);
    RoundBell.of(getServiceHub()).ring();
    return null;
  }

  /** Nothing if this node has signed none within some seconds. */
  @Suspendable
  private byte[] ownSurvivors(MaskedAttempt attempt) throws FlowException {
    RoundBell bell = RoundBell.of(getServiceHub());
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      long heard = bell.times();
      byte[] own = new MaskDesk(getServiceHub(), attempt).ownSurvivors();
      if (own.length > 0 || !Instant.now().isBefore(end)) {
        return own;
      }
      await(new NextRing(bell, heard));
    }
  }
}
