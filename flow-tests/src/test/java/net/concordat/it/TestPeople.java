// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.contracts.people.Role.MODEL_APPROVER;
import static net.concordat.contracts.people.Role.MODEL_DEVELOPER;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.Role;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.ProposeReviewFlow;
import net.concordat.workflows.decision.CarryOutFlow;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.decision.RecordDecisionFlow;
import net.concordat.workflows.people.OpenRegistersFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;
import net.corda.testing.node.StartedMockNode;

/** Three people of each bank, and what they decide. Each bank begins when it first needs them. */
final class TestPeople {
  /** By which every bank decides. */
  static final List<Role> RULE = Arrays.asList(MODEL_VALIDATOR, MODEL_APPROVER);

  private final Map<Party, List<TestPerson>> byBank = new LinkedHashMap<>();

  /** A validator, an approver, and somebody in every role. */
  List<TestPerson> of(StartedMockNode bank) {
    return byBank.computeIfAbsent(party(bank), unseen -> open(bank));
  }

  TestPerson validator(StartedMockNode bank) {
    return of(bank).get(0);
  }

  TestPerson approver(StartedMockNode bank) {
    return of(bank).get(1);
  }

  TestPerson allRounder(StartedMockNode bank) {
    return of(bank).get(2);
  }

  private static List<TestPerson> open(StartedMockNode bank) {
    List<TestPerson> people =
        Arrays.asList(
            TestPerson.in(MODEL_VALIDATOR),
            TestPerson.in(MODEL_APPROVER),
            TestPerson.in(MODEL_DEVELOPER, MODEL_VALIDATOR, MODEL_APPROVER));
    run(
        bank,
        new OpenRegistersFlow(
            commandId(),
            people.stream().map(TestPerson::person).collect(Collectors.toList()),
            RULE));
    return people;
  }

  /** Asks a bank's people something, for a day. */
  StateAndRef<ProposalState> ask(StartedMockNode bank, ProposalSubject subject) {
    of(bank);
    return run(bank, new ProposeFlow(commandId(), subject, tomorrow()));
  }

  /** Asks a bank's people what to decide about another's version, for a day. */
  StateAndRef<ProposalState> askAbout(
      StartedMockNode bank, ModelVersionState version, Decision decision) {
    of(bank);
    return run(bank, review(version, decision));
  }

  static ProposeReviewFlow review(ModelVersionState version, Decision decision) {
    return new ProposeReviewFlow(commandId(), Samples.verdict(version, decision), tomorrow());
  }

  static Instant tomorrow() {
    return Instant.now().plus(Duration.ofDays(1));
  }

  /** The answer of one person. */
  static RecordDecisionFlow answer(
      StartedMockNode bank,
      StateAndRef<ProposalState> proposal,
      TestPerson person,
      Role role,
      Decision verdict) {
    Assertion assertion = signed(bank, proposal, person, role, verdict);
    return answer(commandId(), proposal, person, role, verdict, assertion);
  }

  /** What the passkey of one person makes of an answer. */
  static Assertion signed(
      StartedMockNode bank,
      StateAndRef<ProposalState> proposal,
      TestPerson person,
      Role role,
      Decision verdict) {
    return person.signs(
        Challenge.of(proposal, role, verdict).getHash(), TestConsortium.member(bank));
  }

  /** The answer of one person, with any assertion. */
  static RecordDecisionFlow answer(
      String commandId,
      StateAndRef<ProposalState> proposal,
      TestPerson person,
      Role role,
      Decision verdict,
      Assertion assertion) {
    return new RecordDecisionFlow(
        commandId,
        proposal.getState().getData().getProposalId(),
        person.id(),
        role,
        verdict,
        assertion);
  }

  /** One person approves. */
  static StateAndRef<DecisionState> approves(
      StartedMockNode bank, StateAndRef<ProposalState> proposal, TestPerson person, Role role) {
    return run(bank, answer(bank, proposal, person, role, Decision.APPROVE));
  }

  /** A bank's validator and approver approve. */
  void approve(StartedMockNode bank, StateAndRef<ProposalState> proposal) {
    approves(bank, proposal, validator(bank), MODEL_VALIDATOR);
    approves(bank, proposal, approver(bank), MODEL_APPROVER);
  }

  static CarryOutFlow carryOut(StateAndRef<ProposalState> proposal) {
    return new CarryOutFlow(commandId(), proposal.getState().getData().getProposalId());
  }

  /** A bank's people decide something, and it is done. */
  StateAndRef<ProposalState> decide(StartedMockNode bank, ProposalSubject subject) {
    StateAndRef<ProposalState> proposal = ask(bank, subject);
    approve(bank, proposal);
    return run(bank, carryOut(proposal));
  }

  /** A bank's people decide about another's version; its owner is not told yet. */
  UUID reviewed(StartedMockNode bank, ModelVersionState version, Decision decision) {
    StateAndRef<ProposalState> proposal = askAbout(bank, version, decision);
    approve(bank, proposal);
    return run(bank, carryOut(proposal)).getState().getData().getProposalId();
  }

  /** A bank's people decide about another's version, and its owner is told. */
  StateAndRef<ApprovalState> decide(
      StartedMockNode bank, ModelVersionState version, Decision decision) {
    return run(bank, new DecideModelVersionFlow(commandId(), reviewed(bank, version, decision)));
  }
}
