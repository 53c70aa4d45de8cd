// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.util.List;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.delivery.TakeBytesFlow;
import net.concordat.workflows.support.AuditLog;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/**
 * Takes a client's update: of the length agreed on before a byte is read, with the digest that the
 * ledger holds, and of this round. What is wrong is noted for the round's record. What it holds is
 * for the worker to read.
 */
@InitiatedBy(SendUpdateFlow.class)
public final class SendUpdateFlowResponder extends FlowLogic<Void> {
  private final FlowSession client;

  public SendUpdateFlowResponder(FlowSession client) {
    this.client = client;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    MailedCommitment mail = client.receive(MailedCommitment.class).unwrap(given -> given);
    Party sender = client.getCounterparty();
    RoundState round = subFlow(new TakeCommitmentFlow(sender, mail));
    FlowRule.ROUND_OPEN.require(
        round.getStatus() == RoundStatus.COMMITTED, "round " + mail.getRound() + " is not open");
    FederationState federation =
        new Federations(getServiceHub()).federation(mail.getFederationId()).getState().getData();
    Mailbox mailbox = new Mailbox(getServiceHub(), mail.getFederationId(), mail.getRound());
    keepSecond(federation, round, mail.getWitnessed(), mailbox);
    int seat = mail.getCommitment().getSeat();
    ExclusionReason finding = take(federation, round, mail);
    if (finding == null) {
      mailbox.arrive(seat);
      client.send(true);
      RoundBell.of(getServiceHub()).ring();
      return null;
    }
    mailbox.find(seat, finding);
    AuditLog.refused(sender, "update", finding.name());
    // A flow that fails takes back what it wrote since it was last suspended.
    sleep(Duration.ofMillis(1));
    RoundBell.of(getServiceHub()).ring();
    throw FlowRule.UPDATE_AS_COMMITTED.refusal(finding.name());
  }

  /**
   * Keeps what clients signed beside their commitments, as evidence. What they did not is nothing.
   */
  private static void keepSecond(
      FederationState federation,
      RoundState round,
      List<UpdateCommitment> witnessed,
      Mailbox mailbox) {
    for (UpdateCommitment second : witnessed) {
      UpdateCommitment committed = round.commitmentOf(second.getSeat());
      if (committed != null
          && !committed.getDigest().equals(second.getDigest())
          && second.isSignedBy(
              federation.getSeats().get(second.getSeat()).getMember(),
              round.getFederationId(),
              round.getNumber(),
              round.getGlobalDigest())) {
        mailbox.take(second);
      }
    }
  }

  /** Takes the bytes, and says what is wrong with them; null for nothing. */
  @Suspendable
  private @Nullable ExclusionReason take(
      FederationState federation, RoundState round, MailedCommitment mail) throws FlowException {
    UpdateCommitment committed = round.commitmentOf(mail.getCommitment().getSeat());
    SecureHash digest = mail.getCommitment().getDigest();
    if (committed == null || !committed.getDigest().equals(digest)) {
      return ExclusionReason.WRONG_COMMITMENT;
    }
    long packed = federation.getPlan().getTraining().getUpdateBytes();
    byte[] head = UpdateForm.head(round, client.getCounterparty(), 0, packed);
    if (mail.getSizeBytes() != head.length + packed) {
      return ExclusionReason.WRONG_SHAPE;
    }
    SecureHash computed = subFlow(new TakeBytesFlow(client, digest, mail.getSizeBytes()));
    if (!computed.equals(digest)) {
      return ExclusionReason.WRONG_COMMITMENT;
    }
    return UpdateForm.check(
        ArtifactStoreService.of(getServiceHub()).part(digest, 0, head.length), head);
  }
}
