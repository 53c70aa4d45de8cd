// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.concordat.contracts.frame.LedgerRule;
import net.corda.core.identity.Party;

/** What every charter must be, and what one that follows another may change. */
final class CharterChange {
  private final Charter current;
  private final Charter next;

  CharterChange(Charter current, Charter next) {
    this.current = current;
    this.next = next;
  }

  /** Requires that a charter is sound in itself. */
  static void checkWhole(Charter charter) {
    List<Party> members = new ArrayList<>();
    int active = 0;
    for (Member member : charter.getMembers()) {
      members.add(member.getParty());
      active += member.getStatus() == MemberStatus.ACTIVE ? 1 : 0;
    }
    requireDistinct(LedgerRule.CONSORTIUM_MEMBERS, members);
    List<Party> all = new ArrayList<>(members);
    all.addAll(charter.getObservers());
    all.add(charter.getNotary());
    requireDistinct(LedgerRule.CONSORTIUM_APART, all);
    int approvals = charter.getRules().getApprovalThreshold();
    LedgerRule.CONSORTIUM_THRESHOLDS.require(
        approvals >= 1 && approvals <= members.size() - 1,
        "approval threshold " + approvals + " of " + members.size() + " members");
    int votes = charter.getRules().getAmendmentThreshold();
    LedgerRule.CONSORTIUM_THRESHOLDS.require(
        votes >= 1 && votes <= active,
        "amendment threshold " + votes + " of " + active + " active members");
  }

  private static void requireDistinct(LedgerRule rule, List<Party> parties) {
    Set<Object> namesAndKeys = new HashSet<>();
    for (Party party : parties) {
      namesAndKeys.add(party.getName());
      namesAndKeys.add(party.getOwningKey());
    }
    rule.require(namesAndKeys.size() == 2 * parties.size(), "given a name or a key twice");
  }

  /** Requires that the next charter is sound, and may follow the current one. */
  void check() {
    checkWhole(next);
    LedgerRule.AMENDMENT_FIXED.require(
        next.getName().equals(current.getName()), "given the name " + next.getName());
    LedgerRule.AMENDMENT_FIXED.require(
        next.getNotary().equals(current.getNotary())
            && next.getNotary().getName().equals(current.getNotary().getName()),
        "given the notary " + next.getNotary().getName());
    LedgerRule.AMENDMENT_FIXED.require(
        next.getRules().getContractKey().equals(current.getRules().getContractKey()),
        "given another contract key");
    LedgerRule.AMENDMENT_FIXED.require(
        current.getRules().isDevelopmentNetwork() || !next.getRules().isDevelopmentNetwork(),
        "given a development network");
    LedgerRule.AMENDMENT_FIXED.require(
        !next.digest().equals(current.digest()), "given what is in force");
    checkMembers();
  }

  private void checkMembers() {
    List<Member> before = current.getMembers();
    List<Member> after = next.getMembers();
    for (int i = 0; i < before.size(); i++) {
      Party known = before.get(i).getParty();
      LedgerRule.AMENDMENT_MEMBERS.require(
          i < after.size()
              && after.get(i).getParty().equals(known)
              && after.get(i).getParty().getName().equals(known.getName()),
          known.getName() + " is not in its place");
    }
    for (Member admitted : after.subList(before.size(), after.size())) {
      LedgerRule.AMENDMENT_MEMBERS.require(
          admitted.getStatus() == MemberStatus.ACTIVE,
          admitted.getParty().getName() + " is admitted as " + admitted.getStatus());
    }
  }

  /** Who becomes a member; of a checked change. */
  List<Party> admitted() {
    List<Party> admitted = new ArrayList<>();
    for (Member member :
        next.getMembers().subList(current.getMembers().size(), next.getMembers().size())) {
      admitted.add(member.getParty());
    }
    return admitted;
  }

  /** Who may no longer act; of a checked change. */
  Set<Party> suspended() {
    Set<Party> suspended = new LinkedHashSet<>();
    for (int i = 0; i < current.getMembers().size(); i++) {
      Member before = current.getMembers().get(i);
      if (before.getStatus() == MemberStatus.ACTIVE
          && next.getMembers().get(i).getStatus() == MemberStatus.SUSPENDED) {
        suspended.add(before.getParty());
      }
    }
    return suspended;
  }
}
