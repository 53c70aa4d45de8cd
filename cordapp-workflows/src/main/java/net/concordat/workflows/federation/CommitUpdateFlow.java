// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.util.Collections;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/**
 * Commits this client to its update for a round, once its own store holds the update, and tells an
 * aggregator. The commitment is kept before it is told, so that a client that starts again says the
 * same.
 *
 * <p>Fails if another update was committed to in that round, the round is not the next, this member
 * does not hold the global weights that it begins with, or updates are masked and this member is on
 * no list to mask with. The aggregator runs {@link CommitUpdateFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class CommitUpdateFlow extends FlowLogic<UpdateCommitment> {
  private final SecureHash federationId;
  private final int round;
  private final SecureHash digest;
  private final @Nullable Party to;

  /**
   * @param federationId which federation
   * @param round for which round, from 1
   * @param digest of the update, which this member's store holds
   * @param to whom to tell; null for the aggregator whose turn it is
   */
  public CommitUpdateFlow(
      SecureHash federationId, int round, SecureHash digest, @Nullable Party to) {
    this.federationId = federationId;
    this.round = round;
    this.digest = digest;
    this.to = to;
  }

  /** The same, telling the aggregator whose turn it is. */
  public CommitUpdateFlow(SecureHash federationId, int round, SecureHash digest) {
    this(federationId, round, digest, null);
  }

  @Suspendable
  @Override
  public UpdateCommitment call() throws FlowException {
    Federations known = new Federations(getServiceHub());
    FederationState federation = known.federation(federationId).getState().getData();
    RoundState standing = known.round(federationId).getState().getData();
    FlowRule.ROUND_OPEN.require(
        Rounds.isOpen(standing, round), "given " + round + " after " + standing.getNumber());
    MaskDesk.requireMasked(
        getServiceHub(), federation, round, Federations.seatOf(federation, getOurIdentity()));
    ArtifactStoreService store = ArtifactStoreService.of(getServiceHub());
    SecureHash global = standing.getGlobalDigest();
    if (!global.equals(federation.getPlan().getTraining().getBaseWeights())) {
      // The base version's weights are in its artifact, and need not lie beside it.
      store.requireUpdate(global);
    }
    long size = store.requireUpdate(digest);
    UpdateCommitment own = keep(federation, standing);
    Party aggregator = to == null ? Rounds.aggregator(federation, standing) : to;
    if (aggregator.equals(getOurIdentity())) {
      // What was kept is seen once the flow was suspended.
      sleep(Duration.ofMillis(1));
      RoundBell.of(getServiceHub()).ring();
    } else {
      initiateFlow(aggregator)
          .sendAndReceive(
              Boolean.class,
              new MailedCommitment(federationId, round, own, size, Collections.emptyList()))
          .unwrap(given -> given);
    }
    return own;
  }

  private UpdateCommitment keep(FederationState federation, RoundState standing)
      throws FlowException {
    int seat = Federations.seatOf(federation, getOurIdentity());
    Mailbox mailbox = new Mailbox(getServiceHub(), federationId, round);
    UpdateMail before = mailbox.from(seat);
    if (before != null) {
      FlowRule.UPDATE_ONCE.require(
          before.getCommitment().getDigest().equals(digest),
          "committed to " + before.getCommitment().getDigest());
      return before.getCommitment();
    }
    byte[] signedBytes =
        UpdateCommitment.signedBytes(
            federationId, round, standing.getGlobalDigest(), getOurIdentity(), digest);
    byte[] signature =
        getServiceHub()
            .getKeyManagementService()
            .sign(signedBytes, getOurIdentity().getOwningKey())
            .getBytes();
    UpdateCommitment own = new UpdateCommitment(seat, digest, new OpaqueBytes(signature));
    mailbox.take(own);
    mailbox.arrive(seat);
    return own;
  }
}
