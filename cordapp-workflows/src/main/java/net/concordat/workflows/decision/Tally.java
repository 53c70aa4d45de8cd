// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Role;
import net.concordat.workflows.people.MemberPeople;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.contracts.StateAndRef;

/**
 * The approvals of a proposal that count as things stand: by people who may still decide in the
 * role, under the key that signed. One that does not count is left out rather than letting it spoil
 * the rest.
 */
final class Tally {
  private static final int ON_A_PERSON = 2;

  private final StateAndRef<ProposalState> proposal;
  private final Map<StateAndRef<DecisionState>, StateAndRef<ApproverState>> valid =
      new LinkedHashMap<>();

  private Tally(StateAndRef<ProposalState> proposal) {
    this.proposal = proposal;
  }

  /** Looks which decisions count in a transaction. */
  static Tally of(
      StateAndRef<ProposalState> proposal,
      List<StateAndRef<DecisionState>> decisions,
      MemberPeople people,
      LedgerDraft draft)
      throws RefusedException {
    Tally tally = new Tally(proposal);
    for (StateAndRef<DecisionState> decision : decisions) {
      DecisionState given = decision.getState().getData();
      Optional<StateAndRef<ApproverState>> approver = people.find(given.getPersonId());
      if (given.getProposal().equals(proposal.getRef())
          && given.getVerdict() == Decision.APPROVE
          && !tally.hasAnswer(given)
          && approver.isPresent()
          && mayDecide(approver.get().getState().getData(), given.getRole(), draft)
          && tally.isSigned(given, approver.get().getState().getData(), draft)) {
        tally.valid.put(decision, approver.get());
      }
    }
    return tally;
  }

  /** One answer of a person in a role will do, however often it was recorded. */
  private boolean hasAnswer(DecisionState given) {
    return valid.keySet().stream()
        .map(known -> known.getState().getData())
        .anyMatch(
            known ->
                known.getPersonId().equals(given.getPersonId())
                    && known.getRole() == given.getRole());
  }

  private static boolean mayDecide(ApproverState approver, Role role, LedgerDraft draft) {
    return approver.isActive(draft.from()) && approver.getPerson().getRoles().contains(role);
  }

  private boolean isSigned(DecisionState given, ApproverState approver, LedgerDraft draft)
      throws RefusedException {
    try {
      given.requireSigned(
          proposal, approver.getPerson().getKey(), draft.consortium().member(approver.getMember()));
      return true;
    } catch (IllegalArgumentException signedOtherwise) {
      return false;
    }
  }

  /**
   * Those that carry the proposal, each with who decided.
   *
   * @throws RefusedException if they are too few
   */
  Map<StateAndRef<DecisionState>, StateAndRef<ApproverState>> enough() throws RefusedException {
    List<Role> required = proposal.getState().getData().getRequiredRoles();
    List<StateAndRef<DecisionState>> chosen = new ArrayList<>();
    boolean enough = required.isEmpty() ? anyTwo(chosen) : fill(required, chosen);
    FlowRule.PEOPLE_DECIDED.require(
        enough,
        "demanded: " + (required.isEmpty() ? "two others" : required) + "; given: " + given());
    Map<StateAndRef<DecisionState>, StateAndRef<ApproverState>> carrying = new LinkedHashMap<>();
    chosen.forEach(decision -> carrying.put(decision, valid.get(decision)));
    return carrying;
  }

  private boolean anyTwo(List<StateAndRef<DecisionState>> chosen) {
    for (StateAndRef<DecisionState> decision : valid.keySet()) {
      if (chosen.size() < ON_A_PERSON && isOfAnother(decision, chosen)) {
        chosen.add(decision);
      }
    }
    return chosen.size() == ON_A_PERSON;
  }

  /** Looks for somebody in each role in turn, and for others where that leaves none. */
  private boolean fill(List<Role> roles, List<StateAndRef<DecisionState>> chosen) {
    if (roles.isEmpty()) {
      return true;
    }
    for (StateAndRef<DecisionState> decision : valid.keySet()) {
      if (decision.getState().getData().getRole() == roles.get(0)
          && isOfAnother(decision, chosen)) {
        chosen.add(decision);
        if (fill(roles.subList(1, roles.size()), chosen)) {
          return true;
        }
        chosen.remove(decision);
      }
    }
    return false;
  }

  private static boolean isOfAnother(
      StateAndRef<DecisionState> decision, List<StateAndRef<DecisionState>> chosen) {
    UUID person = decision.getState().getData().getPersonId();
    return chosen.stream()
        .noneMatch(other -> other.getState().getData().getPersonId().equals(person));
  }

  private List<String> given() {
    List<String> given = new ArrayList<>();
    for (StateAndRef<DecisionState> decision : valid.keySet()) {
      DecisionState by = decision.getState().getData();
      given.add(by.getRole() + " " + by.getPersonId());
    }
    Collections.sort(given);
    return given;
  }
}
