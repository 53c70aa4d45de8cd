// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import net.concordat.contracts.federation.FederationState;
import net.concordat.workflows.support.AuditLog;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Signs whose masked updates are in the sum, as an aggregator states them; at the aggregator
 * itself, those whose updates have come. A client signs one list in a round: of two it would help
 * to take one update out of the sum. Gives false if the aggregator states none within some seconds.
 *
 * <p>Fails if this member is not one of them, or one of them shared no secrets or committed to no
 * update, or this member has signed others. The other side runs {@link SignSurvivorsFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class SignSurvivorsFlow extends FlowLogic<Boolean> {
  private final MaskedAttempt attempt;
  private final Party from;

  /**
   * @param attempt of which round, gathered by whom
   * @param from the aggregator; this member itself if it is the one
   */
  public SignSurvivorsFlow(MaskedAttempt attempt, Party from) {
    this.attempt = attempt;
    this.from = from;
  }

  @Suspendable
  @Override
  public Boolean call() throws FlowException {
    if (from.equals(getOurIdentity())) {
      MaskDesk desk = new MaskDesk(getServiceHub(), attempt);
      Mailbox mailbox = new Mailbox(getServiceHub(), attempt.getFederationId(), attempt.getRound());
      sign(Survivors.arrived(desk, mailbox));
      // What was signed is seen once the flow was suspended.
      sleep(Duration.ofMillis(1));
      RoundBell.of(getServiceHub()).ring();
      return true;
    }
    FlowSession aggregator = initiateFlow(from);
    byte[] stated = aggregator.sendAndReceive(byte[].class, attempt).unwrap(given -> given);
    if (stated.length == 0) {
      return false;
    }
    aggregator
        .sendAndReceive(Boolean.class, new MailedMask(attempt, signed(stated)))
        .unwrap(given -> given);
    return true;
  }

  private MaskMail signed(byte[] stated) throws FlowException {
    try {
      return sign(stated);
    } catch (RefusedException refusal) {
      AuditLog.refused(from, "survivors", String.valueOf(refusal.getMessage()));
      throw refusal;
    }
  }

  private MaskMail sign(byte[] stated) throws FlowException {
    MaskDesk desk = new MaskDesk(getServiceHub(), attempt);
    FederationState federation =
        new Federations(getServiceHub()).federation(attempt.getFederationId()).getState().getData();
    int own = Federations.seatOf(federation, getOurIdentity());
    Survivors.require(desk, from, own, stated);
    return desk.say(getOurIdentity(), MaskStep.SURVIVORS, stated);
  }
}
