// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Role;
import net.corda.core.contracts.StateAndRef;

/**
 * What a member's people decided, and a transaction carries out: the one place where a proposal is
 * concluded. It consumes the proposal and the decisions that approve it, each of which leaves a
 * successor that says so; nothing else can ever be carried out by them.
 *
 * @param <S> the kind of subject
 */
public final class Decided<S extends ProposalSubject> {
  private static final int LEAST = 2;
  private static final int MOST = 10;

  private final S subject;
  private final Set<UUID> people;

  private Decided(S subject, Set<UUID> people) {
    this.subject = subject;
    this.people = Collections.unmodifiableSet(people);
  }

  /**
   * The row of a command that carries out what was decided by the member's rule: as far as the
   * decision goes, to which the command adds what it changes.
   */
  public static CommandRow concluding(
      Class<? extends ConcordatCommand> command, Consumer<LedgerView> verifier) {
    return aboutPeople(command, verifier).references(PeopleRegisterState.class, 1, 1);
  }

  /** The same for a command about the member's people or its rule, without the register. */
  public static CommandRow aboutPeople(
      Class<? extends ConcordatCommand> command, Consumer<LedgerView> verifier) {
    return new CommandRow(command, REFERENCED, verifier)
        .consumes(ProposalState.class, 1, 1)
        .consumes(DecisionState.class, LEAST, MOST)
        .references(ApproverState.class, LEAST, MOST)
        .produces(ProposalState.class, 1, 1)
        .produces(DecisionState.class, LEAST, MOST);
  }

  /**
   * Requires that people of the member decided what the transaction carries out.
   *
   * @param kind what a proposal must be about
   * @throws IllegalArgumentException naming the rule that does not hold
   */
  public static <S extends ProposalSubject> Decided<S> of(LedgerView tx, Class<S> kind) {
    StateAndRef<ProposalState> proposal = tx.input(ProposalState.class);
    ProposalState asked = proposal.getState().getData();
    LedgerRule.DECIDED_PROPOSAL.require(
        kind.isInstance(asked.getSubject()),
        "a proposal of " + asked.getSubject().getClass().getSimpleName());
    requireBecomes(tx, proposal, ProposalStatus.ACCEPTED);
    List<Role> roles = new ArrayList<>();
    Map<UUID, ApproverState> approvers = approvers(tx);
    Set<UUID> people = new LinkedHashSet<>(approvers.keySet());
    for (StateAndRef<DecisionState> decision : counted(tx)) {
      DecisionState given = decision.getState().getData();
      ApproverState approver = approvers.remove(given.getPersonId());
      if (approver == null) {
        throw LedgerRule.DECIDED_PEOPLE.refusal(
            given.getPersonId() + " is not referenced, or decides twice");
      }
      new Answer(tx, proposal).check(given, approver);
      roles.add(given.getRole());
    }
    LedgerRule.DECIDED_PEOPLE.require(
        approvers.isEmpty(), "given people who did not decide: " + approvers.keySet());
    requireRoles(tx, asked, roles);
    return new Decided<>(kind.cast(asked.getSubject()), people);
  }

  /** Requires that the proposal consumed is left with another status and otherwise as it was. */
  static void requireBecomes(
      LedgerView tx, StateAndRef<ProposalState> proposal, ProposalStatus status) {
    ProposalState after = tx.output(ProposalState.class);
    tx.requireSupersedes(after, proposal.getRef());
    LedgerRule.DECIDED_PROPOSAL.require(
        after.equals(proposal.getState().getData().withStatus(after.getHeader(), status)),
        "left " + after.getStatus() + " or changed, instead of " + status);
  }

  private static Map<UUID, ApproverState> approvers(LedgerView tx) {
    Map<UUID, ApproverState> approvers = new LinkedHashMap<>();
    for (StateAndRef<ApproverState> reference : tx.references(ApproverState.class)) {
      ApproverState approver = reference.getState().getData();
      LedgerRule.DECIDED_PEOPLE.require(
          approvers.put(approver.getPerson().getPersonId(), approver) == null,
          approver.getPerson().getPersonId() + " is referenced twice");
    }
    return approvers;
  }

  private static List<StateAndRef<DecisionState>> counted(LedgerView tx) {
    List<StateAndRef<DecisionState>> before = tx.inputs(DecisionState.class);
    List<DecisionState> after = tx.outputs(DecisionState.class);
    LedgerRule.DECIDED_COUNTED.require(
        before.size() == after.size(), before.size() + " consumed, " + after.size() + " produced");
    for (int i = 0; i < before.size(); i++) {
      DecisionState given = before.get(i).getState().getData();
      LedgerRule.DECIDED_COUNTED.require(
          given.getVerdict() == Decision.APPROVE && !given.isCounted(),
          given.getVerdict() + ", counted before: " + given.isCounted());
      tx.requireSupersedes(after.get(i), before.get(i).getRef());
      LedgerRule.DECIDED_COUNTED.require(
          after.get(i).equals(given.counted(after.get(i).getHeader())),
          "the decision of " + given.getPersonId() + " is left changed or uncounted");
    }
    return before;
  }

  private static void requireRoles(LedgerView tx, ProposalState asked, List<Role> given) {
    if (asked.getSubject().about().isPresent()) {
      LedgerRule.DECIDED_ROLES.require(
          given.size() == LEAST, "given " + given.size() + " people on a person");
      return;
    }
    List<Role> rule = register(tx).getRule();
    LedgerRule.DECIDED_RULE.require(
        asked.getRequiredRoles().equals(rule),
        "proposed under " + asked.getRequiredRoles() + "; the rule is " + rule);
    LedgerRule.DECIDED_ROLES.require(sorted(given).equals(sorted(rule)), "given " + given);
  }

  private static PeopleRegisterState register(LedgerView tx) {
    List<StateAndRef<PeopleRegisterState>> found = new ArrayList<>();
    found.addAll(tx.references(PeopleRegisterState.class));
    found.addAll(tx.inputs(PeopleRegisterState.class));
    return found.get(0).getState().getData();
  }

  private static List<Role> sorted(List<Role> roles) {
    List<Role> sorted = new ArrayList<>(roles);
    Collections.sort(sorted);
    return sorted;
  }

  /** What was decided. */
  public S subject() {
    return subject;
  }

  /** Who decided. */
  public Set<UUID> people() {
    return people;
  }
}
