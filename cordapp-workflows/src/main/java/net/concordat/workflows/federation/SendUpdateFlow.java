// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.delivery.SendBytesFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/**
 * Sends this client's update to an aggregator, once the ledger holds the commitment to it, from
 * after the last part of an earlier attempt; and what other clients told this one that is not what
 * they committed to on the ledger.
 *
 * <p>Fails if the round is not open for updates, or the aggregator finds another update than
 * committed to, or one of another form. The aggregator runs {@link SendUpdateFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class SendUpdateFlow extends FlowLogic<Void> {
  private final SecureHash federationId;
  private final int round;
  private final @Nullable Party to;

  /**
   * @param federationId which federation
   * @param round which round, from 1
   * @param to whom to send it; null for the aggregator whose turn it is
   */
  public SendUpdateFlow(SecureHash federationId, int round, @Nullable Party to) {
    this.federationId = federationId;
    this.round = round;
    this.to = to;
  }

  /** The same, to the aggregator whose turn it is. */
  public SendUpdateFlow(SecureHash federationId, int round) {
    this(federationId, round, null);
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    Federations known = new Federations(getServiceHub());
    FederationState federation = known.federation(federationId).getState().getData();
    RoundState standing = known.round(federationId).getState().getData();
    FlowRule.ROUND_OPEN.require(
        standing.getStatus() == RoundStatus.COMMITTED && standing.getNumber() == round,
        "round " + standing.getNumber() + " is " + standing.getStatus());
    Party aggregator = to == null ? Rounds.aggregator(federation, standing) : to;
    if (aggregator.equals(getOurIdentity())) {
      return null;
    }
    int seat = Federations.seatOf(federation, getOurIdentity());
    UpdateMail own = new Mailbox(getServiceHub(), federationId, round).from(seat);
    if (own == null) {
      throw FlowRule.FOUND.refusal("no update of this member for round " + round);
    }
    send(initiateFlow(aggregator), own.getCommitment(), witnessed(standing));
    return null;
  }

  /** What others told this client, when they told the ledger something else. */
  private List<UpdateCommitment> witnessed(RoundState standing) {
    List<UpdateCommitment> witnessed = new ArrayList<>();
    for (UpdateMail mail : new Mailbox(getServiceHub(), federationId, round).all()) {
      UpdateCommitment told = mail.getCommitment();
      UpdateCommitment committed = standing.commitmentOf(told.getSeat());
      if (committed != null && !committed.getDigest().equals(told.getDigest())) {
        witnessed.add(told);
      }
    }
    return witnessed;
  }

  @Suspendable
  private void send(FlowSession aggregator, UpdateCommitment own, List<UpdateCommitment> witnessed)
      throws FlowException {
    long size = ArtifactStoreService.of(getServiceHub()).requireUpdate(own.getDigest());
    aggregator.send(new MailedCommitment(federationId, round, own, size, witnessed));
    subFlow(new SendBytesFlow(aggregator, own.getDigest(), size));
    aggregator.receive(Boolean.class).unwrap(given -> given);
  }
}
