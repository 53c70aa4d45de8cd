// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import static net.concordat.contracts.frame.CommandRow.Authority.CONSUMED;
import static net.concordat.contracts.frame.CommandRow.Authority.NONE;
import static net.concordat.contracts.frame.CommandRow.Authority.PRODUCED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;

/**
 * Founds a consortium, once, from a seed, by the signatures of all founding banks; amends it by
 * their votes.
 */
public final class ConsortiumContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(Commands.IssueSeed.class, NONE, ConsortiumContract::verifyIssueSeed)
              .produces(ConsortiumSeedState.class, 1, 1),
          new CommandRow(Commands.Found.class, PRODUCED, ConsortiumContract::verifyFound)
              .consumes(ConsortiumSeedState.class, 1, 1)
              .produces(ConsortiumState.class, 1, 1)
              .produces(RegisterTicketState.class, 2, Bounds.PARTIES),
          new CommandRow(Commands.Amend.class, CONSUMED, ConsortiumContract::verifyAmend)
              .consumes(ConsortiumState.class, 1, 1)
              .consumes(VoteState.class, 1, Bounds.PARTIES)
              .produces(ConsortiumState.class, 1, 1)
              .produces(RegisterTicketState.class, 0, Bounds.PARTIES));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A founder prepares a founding. */
    public static final class IssueSeed extends ConcordatCommand {}

    /** All founding banks found the consortium. */
    public static final class Found extends ConcordatCommand {}

    /** As many members as the rules demand have voted for another charter. */
    public static final class Amend extends ConcordatCommand {}
  }

  private static void verifyIssueSeed(LedgerView tx) {
    ConsortiumSeedState seed = tx.output(ConsortiumSeedState.class);
    tx.requireSigners(seed.getFounder());
  }

  private static void verifyFound(LedgerView tx) {
    StateAndRef<ConsortiumSeedState> seed = tx.input(ConsortiumSeedState.class);
    ConsortiumState founded = tx.output(ConsortiumState.class);
    LedgerRule.CONSORTIUM_ONE_SHOT_ID.require(
        founded.getHeader().getConsortiumId().equals(ConsortiumState.idOf(seed.getRef())),
        "given " + founded.getHeader().getConsortiumId());
    LedgerRule.CONSORTIUM_FIRST_VERSION.require(
        founded.getVersion() == 1, "given " + founded.getVersion());
    tx.requireFirst(founded);
    List<Party> founders = checkMembers(founded, seed.getState().getData().getFounder());
    CharterChange.checkWhole(founded.charter());
    checkTickets(tx, founders);
    tx.requireSigners(founders);
  }

  private static List<Party> checkMembers(ConsortiumState founded, Party founder) {
    List<Party> members = new ArrayList<>();
    for (Member member : founded.getMembers()) {
      LedgerRule.CONSORTIUM_FOUNDERS.require(
          member.getStatus() == MemberStatus.ACTIVE,
          member.getParty().getName() + " is " + member.getStatus());
      members.add(member.getParty());
    }
    LedgerRule.CONSORTIUM_FOUNDERS.require(
        members.contains(founder), "founder " + founder.getName());
    return members;
  }

  private static void verifyAmend(LedgerView tx) {
    StateAndRef<ConsortiumState> before = tx.input(ConsortiumState.class);
    ConsortiumState current = before.getState().getData();
    ConsortiumState next = tx.output(ConsortiumState.class);
    tx.requireSupersedes(next, before.getRef());
    LedgerRule.AMEND_NEXT.require(
        next.getVersion() == current.getVersion() + 1,
        "version " + current.getVersion() + ", then " + next.getVersion());
    CharterChange change = new CharterChange(current.charter(), next.charter());
    change.check();
    Set<Party> voters =
        countVotes(tx, new Amendment(before.getRef(), next.charter()), change.suspended());
    LedgerRule.AMEND_VOTES.require(
        voters.size() >= current.getRules().getAmendmentThreshold(),
        voters.size() + " of " + current.getRules().getAmendmentThreshold());
    checkTickets(tx, change.admitted());
    tx.requireOneSignerOf(voters);
  }

  private static Set<Party> countVotes(
      LedgerView tx, Amendment amendment, Collection<Party> suspended) {
    SecureHash digest = amendment.digest();
    Set<Party> voters = new LinkedHashSet<>();
    for (StateAndRef<VoteState> input : tx.inputs(VoteState.class)) {
      VoteState vote = input.getState().getData();
      Party voter = vote.getVoter();
      LedgerRule.AMEND_VOTES.require(
          vote.getAmendment().digest().equals(digest), voter.getName() + " votes for another");
      tx.requireActive(LedgerRule.AMEND_VOTES, voter);
      LedgerRule.AMEND_VOTES.require(
          !suspended.contains(voter), voter.getName() + " is to be suspended");
      tx.requireUnexpired(LedgerRule.AMEND_VOTES, vote.getExpiresAt());
      LedgerRule.AMEND_VOTES.require(voters.add(voter), voter.getName() + " votes twice");
    }
    return voters;
  }

  private static void checkTickets(LedgerView tx, Collection<Party> entitled) {
    List<Party> holders = new ArrayList<>();
    for (RegisterTicketState ticket : tx.outputs(RegisterTicketState.class)) {
      tx.requireFirst(ticket);
      holders.add(ticket.getMember());
    }
    LedgerRule.CONSORTIUM_TICKETS.require(
        holders.size() == entitled.size() && new HashSet<>(holders).equals(new HashSet<>(entitled)),
        "given " + holders.size() + " tickets for " + entitled.size() + " members");
  }
}
