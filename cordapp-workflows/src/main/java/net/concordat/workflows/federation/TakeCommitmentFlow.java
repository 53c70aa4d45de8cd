// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.workflows.support.AuditLog;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.identity.Party;

/**
 * Looks at what a client says it has committed to, waits until this node has heard of the round as
 * well, and keeps the commitment if the client has signed it.
 *
 * <p>Runs inside another flow. Gives the round as it stands.
 */
final class TakeCommitmentFlow extends FlowLogic<RoundState> {
  /** How long to wait for the round. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Party client;
  private final MailedCommitment mail;

  TakeCommitmentFlow(Party client, MailedCommitment mail) {
    this.client = client;
    this.mail = mail;
  }

  @Suspendable
  @Override
  public RoundState call() throws FlowException {
    try {
      return take();
    } catch (RefusedException refusal) {
      AuditLog.refused(client, "update", String.valueOf(refusal.getMessage()));
      throw refusal;
    }
  }

  @Suspendable
  private RoundState take() throws FlowException {
    FederationState federation =
        new Federations(getServiceHub()).federation(mail.getFederationId()).getState().getData();
    UpdateCommitment commitment = mail.getCommitment();
    FlowRule.FEDERATION_CLIENT.require(
        Federations.seatOf(federation, client) == commitment.getSeat(),
        client.getName() + " for seat " + commitment.getSeat());
    RoundState standing = awaitRound();
    FlowRule.ROUND_OPEN.require(
        Rounds.isOpen(standing, mail.getRound()),
        "given " + mail.getRound() + " after " + standing.getNumber());
    FlowRule.UPDATE_AS_COMMITTED.require(
        commitment.isSignedBy(
            client, mail.getFederationId(), mail.getRound(), standing.getGlobalDigest()),
        "not signed by " + client.getName());
    new Mailbox(getServiceHub(), mail.getFederationId(), mail.getRound()).take(commitment);
    return standing;
  }

  @Suspendable
  private RoundState awaitRound() throws FlowException {
    RoundBell bell = RoundBell.of(getServiceHub());
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      long heard = bell.times();
      RoundState standing = standing();
      if (Rounds.isOpen(standing, mail.getRound()) || !Instant.now().isBefore(end)) {
        return standing;
      }
      await(new NextRing(bell, heard));
    }
  }

  private RoundState standing() throws FlowException {
    return new Federations(getServiceHub()).round(mail.getFederationId()).getState().getData();
  }
}
