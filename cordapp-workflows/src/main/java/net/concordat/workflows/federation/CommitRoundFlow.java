// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundContract;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Opens a round with what its clients have committed to by now, and names those that have not.
 *
 * <p>Signed by the aggregator. Seen by the members asked and the observers. Fails if fewer clients
 * than the quorum have committed when the aggregator's time is over, the rounds agreed on are done,
 * or a review is due.
 */
@StartableByRPC
public final class CommitRoundFlow extends RoundFlow {
  /**
   * @param commandId a UUID in lower case
   * @param federationId which federation
   * @param number the round to open, from 1
   */
  public CommitRoundFlow(String commandId, SecureHash federationId, int number) {
    super(commandId, federationId, number);
  }

  @Override
  boolean isOfCommitted() {
    return false;
  }

  @Override
  boolean isComplete(FederationState federation, RoundState standing) {
    int sharers = sharers(federation);
    return mail().size() >= (sharers == 0 ? federation.clients() : sharers);
  }

  /** Who masked with the others; nobody else can commit to an update that is masked. */
  private int sharers(FederationState federation) {
    int own = federation.seatOf(getOurIdentity());
    return new MaskBox(getServiceHub(), new MaskedAttempt(federationId, number, own))
        .listed(MaskStep.SHARES)
        .size();
  }

  @Override
  RoundState outcome(
      LedgerDraft draft, FederationState federation, StateAndRef<RoundState> standing)
      throws FlowException {
    ConsortiumState consortium = draft.consortium();
    Mailbox mailbox = new Mailbox(getServiceHub(), federationId, number);
    List<UpdateCommitment> commitments = new ArrayList<>();
    List<Exclusion> excluded = new ArrayList<>();
    for (int seat = 0; seat < federation.getSeats().size(); seat++) {
      Party client = federation.getSeats().get(seat).getMember();
      if (!federation.getSeats().get(seat).getStatus().isClient()) {
        continue;
      }
      UpdateMail mail = mailbox.from(seat);
      if (mail == null) {
        excluded.add(new Exclusion(seat, ExclusionReason.AWAY, null));
      } else if (!consortium.isActiveMember(client)) {
        excluded.add(new Exclusion(seat, ExclusionReason.SUSPENDED, null));
      } else {
        commitments.add(mail.getCommitment());
      }
    }
    return standing
        .getState()
        .getData()
        .next(draft.header(standing.getRef()), getOurIdentity(), commitments, excluded);
  }

  @Override
  ConcordatCommand command() {
    return new RoundContract.Commands.Commit();
  }
}
