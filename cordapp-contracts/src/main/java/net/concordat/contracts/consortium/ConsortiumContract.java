// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import static net.concordat.contracts.frame.CommandRow.Authority.NONE;
import static net.concordat.contracts.frame.CommandRow.Authority.PRODUCED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;

/** Founds a consortium, once, from a seed, by the signatures of all founding banks. */
public final class ConsortiumContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(Commands.IssueSeed.class, NONE, ConsortiumContract::verifyIssueSeed)
              .produces(ConsortiumSeedState.class, 1, 1),
          new CommandRow(Commands.Found.class, PRODUCED, ConsortiumContract::verifyFound)
              .consumes(ConsortiumSeedState.class, 1, 1)
              .produces(ConsortiumState.class, 1, 1)
              .produces(RegisterTicketState.class, 2, Bounds.PARTIES));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A founder prepares a founding. */
    public static final class IssueSeed extends ConcordatCommand {}

    /** All founding banks found the consortium. */
    public static final class Found extends ConcordatCommand {}
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
    checkThresholds(founded);
    checkTickets(tx, founders);
    tx.requireSigners(founders);
  }

  private static List<Party> checkMembers(ConsortiumState founded, Party founder) {
    List<Party> members = new ArrayList<>();
    for (Member member : founded.getMembers()) {
      LedgerRule.CONSORTIUM_MEMBERS.require(
          member.getStatus() == MemberStatus.ACTIVE,
          member.getParty().getName() + " is " + member.getStatus());
      members.add(member.getParty());
    }
    requireDistinct(LedgerRule.CONSORTIUM_MEMBERS, members);
    LedgerRule.CONSORTIUM_MEMBERS.require(
        members.contains(founder), "founder " + founder.getName());
    List<Party> all = new ArrayList<>(members);
    all.addAll(founded.getHeader().getObservers());
    all.add(founded.getNotary());
    requireDistinct(LedgerRule.CONSORTIUM_APART, all);
    return members;
  }

  private static void requireDistinct(LedgerRule rule, List<Party> parties) {
    Set<Object> namesAndKeys = new HashSet<>();
    for (Party party : parties) {
      namesAndKeys.add(party.getName());
      namesAndKeys.add(party.getOwningKey());
    }
    rule.require(namesAndKeys.size() == 2 * parties.size(), "given a name or a key twice");
  }

  private static void checkThresholds(ConsortiumState founded) {
    ConsortiumRules rules = founded.getRules();
    int members = founded.getMembers().size();
    LedgerRule.CONSORTIUM_THRESHOLDS.require(
        rules.getApprovalThreshold() >= 1 && rules.getApprovalThreshold() <= members - 1,
        "approval threshold " + rules.getApprovalThreshold() + " of " + members + " members");
    LedgerRule.CONSORTIUM_THRESHOLDS.require(
        rules.getAmendmentThreshold() >= 1 && rules.getAmendmentThreshold() <= members,
        "amendment threshold " + rules.getAmendmentThreshold() + " of " + members + " members");
  }

  private static void checkTickets(LedgerView tx, List<Party> founders) {
    List<Party> holders = new ArrayList<>();
    for (RegisterTicketState ticket : tx.outputs(RegisterTicketState.class)) {
      tx.requireFirst(ticket);
      holders.add(ticket.getMember());
    }
    LedgerRule.CONSORTIUM_TICKETS.require(
        holders.size() == founders.size() && new HashSet<>(holders).equals(new HashSet<>(founders)),
        "given " + holders.size() + " tickets for " + founders.size() + " members");
  }
}
