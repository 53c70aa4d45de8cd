// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.workflows.support.AuditLog;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.identity.Party;

/**
 * Waits until this node has heard of the round that a client speaks in, and keeps what it says.
 *
 * <p>Runs inside another flow.
 */
final class TakeMaskFlow extends FlowLogic<Void> {
  /** How long to wait for the round. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Party client;
  private final MailedMask mail;

  TakeMaskFlow(Party client, MailedMask mail) {
    this.client = client;
    this.mail = mail;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    RoundBell bell = RoundBell.of(getServiceHub());
    Instant end = Instant.now().plus(PATIENCE);
    for (long heard = bell.times();
        Instant.now().isBefore(end) && !isThere();
        heard = bell.times()) {
      await(new NextRing(bell, heard));
    }
    try {
      new MaskDesk(getServiceHub(), mail.getAttempt()).take(client, mail.getMail());
    } catch (RefusedException refusal) {
      AuditLog.refused(client, "mask", String.valueOf(refusal.getMessage()));
      throw refusal;
    }
    return null;
  }

  private boolean isThere() throws FlowException {
    MaskedAttempt attempt = mail.getAttempt();
    RoundState last =
        new Federations(getServiceHub()).round(attempt.getFederationId()).getState().getData();
    boolean committed = last.getStatus() == RoundStatus.COMMITTED;
    return last.getNumber() > attempt.getRound()
        || (Rounds.isOpen(last, attempt.getRound())
            && (committed || mail.getMail().getStep().isBeforeCommitments()));
  }
}
