// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.FederationMode;
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
    int masking =
        isGrouped(federation)
            ? inWholeGroups(federation).size()
            : listed(federation, MaskStep.SHARES).size();
    return mail().size() >= (masking == 0 ? federation.clients() : masking);
  }

  private static boolean isGrouped(FederationState federation) {
    return federation.getPlan().getAggregation().getMode() == FederationMode.GROUPED;
  }

  /** Who is on the list of a step under masks; nobody else can commit to a masked update. */
  private List<Integer> listed(FederationState federation, MaskStep step) {
    int own = federation.seatOf(getOurIdentity());
    List<Integer> seats = new ArrayList<>();
    new MaskBox(getServiceHub(), new MaskedAttempt(federationId, number, own))
        .listed(step)
        .forEach(mail -> seats.add(mail.getSeat()));
    return seats;
  }

  /** Who can mask within a group, since all of it have said their keys. */
  private List<Integer> inWholeGroups(FederationState federation) {
    List<Integer> listed = listed(federation, MaskStep.KEYS);
    List<Integer> whole = new ArrayList<>();
    for (List<Integer> group : federation.groups(number)) {
      if (listed.containsAll(group)) {
        whole.addAll(group);
      }
    }
    return whole;
  }

  /** Of who said its keys in time, the others of its group did not. */
  private ExclusionReason whyAway(FederationState federation, int seat) {
    return isGrouped(federation)
            && listed(federation, MaskStep.KEYS).contains(seat)
            && !inWholeGroups(federation).contains(seat)
        ? ExclusionReason.GROUP_INCOMPLETE
        : ExclusionReason.AWAY;
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
        excluded.add(new Exclusion(seat, whyAway(federation, seat), null));
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
