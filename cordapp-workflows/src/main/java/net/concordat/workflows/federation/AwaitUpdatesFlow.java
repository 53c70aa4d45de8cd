// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Instant;
import java.util.List;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.UpdateCommitment;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * Waits, at an aggregator, until something has come from every client that committed in a round, or
 * the aggregator's time is over, or another has written the round. Gives what has come.
 */
@StartableByRPC
public final class AwaitUpdatesFlow extends FlowLogic<List<UpdateMail>> {
  private final SecureHash federationId;
  private final int round;

  /**
   * @param federationId which federation
   * @param round which round, from 1
   */
  public AwaitUpdatesFlow(SecureHash federationId, int round) {
    this.federationId = federationId;
    this.round = round;
  }

  @Suspendable
  @Override
  public List<UpdateMail> call() throws FlowException {
    RoundBell bell = RoundBell.of(getServiceHub());
    for (long heard = bell.times(); isAwaited(); heard = bell.times()) {
      await(new NextRing(bell, heard));
    }
    return new Mailbox(getServiceHub(), federationId, round).all();
  }

  private boolean isAwaited() throws FlowException {
    Federations known = new Federations(getServiceHub());
    RoundState standing = known.round(federationId).getState().getData();
    if (standing.getNumber() != round || standing.getStatus() != RoundStatus.COMMITTED) {
      return standing.getNumber() < round;
    }
    FederationState federation = known.federation(federationId).getState().getData();
    Instant end =
        Rounds.turn(federation, standing, getOurIdentity())
            .plusSeconds(Rounds.seconds(federation, standing));
    return Instant.now().isBefore(end) && !isThere(standing);
  }

  private boolean isThere(RoundState standing) {
    Mailbox mailbox = new Mailbox(getServiceHub(), federationId, round);
    for (UpdateCommitment commitment : standing.getCommitments()) {
      UpdateMail mail = mailbox.from(commitment.getSeat());
      if (mail == null || !isSettled(mail, commitment)) {
        return false;
      }
    }
    return true;
  }

  /** Of a client that has signed two updates nothing more is awaited. */
  private static boolean isSettled(UpdateMail mail, UpdateCommitment committed) {
    return mail.isArrived()
        || mail.getFinding() != null
        || mail.getSecond() != null
        || !mail.getCommitment().getDigest().equals(committed.getDigest());
  }
}
