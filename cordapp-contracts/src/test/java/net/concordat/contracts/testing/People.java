// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.concordat.contracts.people.Role.MODEL_APPROVER;
import static net.concordat.contracts.people.Role.MODEL_DEVELOPER;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Samples.NOW;
import static net.concordat.contracts.testing.Samples.header;
import static net.concordat.contracts.testing.TestLedger.given;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.ApproverStatus;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.scoring.ScoringRegisterState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;

/** Bank B's people, and valid transactions in which they decide. */
public final class People {
  public static final TestPerson VALIDATOR = TestPerson.named("validator", MODEL_VALIDATOR);
  public static final TestPerson APPROVER = TestPerson.named("approver", MODEL_APPROVER);

  /** Somebody in every role. */
  public static final TestPerson ALL_ROUNDER =
      TestPerson.named("all-rounder", MODEL_DEVELOPER, MODEL_VALIDATOR, MODEL_APPROVER);

  /** Somebody who is not enrolled yet. */
  public static final TestPerson NEWCOMER = TestPerson.named("newcomer", MODEL_VALIDATOR);

  /** By which bank B decides. */
  public static final List<Role> RULE = List.of(MODEL_VALIDATOR, MODEL_APPROVER);

  private static final UUID PROPOSAL_ID = UUID.fromString("5c1f6d0e-6f3a-4b9c-8e1d-2a4b6c8d0e1f");

  private People() {}

  /** Those with whom bank B began. */
  public static List<Person> first() {
    return List.of(VALIDATOR.person(), APPROVER.person(), ALL_ROUNDER.person());
  }

  /** Bank B's register, of its first three. */
  public static PeopleRegisterState register() {
    return PeopleRegisterState.first(header(null), BANK_B.getParty(), RULE, first());
  }

  /** Somebody of bank B's, enrolled ten days ago. */
  public static ApproverState approver(TestPerson person) {
    return new ApproverState(
        header(null),
        BANK_B.getParty(),
        person.person(),
        NOW.minus(Duration.ofDays(10)),
        PeopleContract.LEAST_WAIT_SECONDS,
        ApproverStatus.ACTIVE);
  }

  /** A proposal that bank B's people were asked yesterday, and may decide for a week. */
  public static ProposalState proposal(ProposalSubject subject) {
    return proposal(BANK_B.getParty(), subject);
  }

  /** The same of any bank. */
  public static ProposalState proposal(Party member, ProposalSubject subject) {
    return new ProposalState(
        header(null),
        member,
        PROPOSAL_ID,
        subject,
        subject.about().isPresent() ? List.of() : RULE,
        NOW.plus(Duration.ofDays(7)),
        ProposalStatus.OPEN);
  }

  /** That bank B approve bank A's pending version. */
  public static ReviewSubject review() {
    return review(given(Samples.version(VersionStatus.PENDING_APPROVAL)), Decision.APPROVE);
  }

  /** That bank B decide on a version in the words of {@link Samples#approval}. */
  public static ReviewSubject review(StateAndRef<ModelVersionState> version, Decision decision) {
    return new ReviewSubject(
        version.getRef(),
        version.getState().getData().id(),
        version.getState().getData().getOwner(),
        decision,
        "Only for card payments.",
        Samples.digest("evidence"),
        NOW.plus(Duration.ofDays(14)));
  }

  /** Bank B opens its registers. */
  public static TransactionDraft open() {
    return open(RULE, first());
  }

  /** Bank B opens its registers with other people, or under another rule. */
  public static TransactionDraft open(List<Role> rule, List<Person> people) {
    StateAndRef<RegisterTicketState> ticket =
        given(new RegisterTicketState(header(null), BANK_B.getParty()));
    return open(Valid.by(BANK_B, new PeopleContract.Commands.Open()), ticket, rule, people);
  }

  /** Some bank opens its registers with its ticket, in a draft that has the command. */
  public static TransactionDraft open(
      TransactionDraft draft,
      StateAndRef<RegisterTicketState> ticket,
      List<Role> rule,
      List<Person> people) {
    Party member = ticket.getState().getData().getMember();
    draft
        .consuming(ticket)
        .producing(PeopleRegisterState.first(header(ticket.getRef()), member, rule, people))
        .producing(AliasRegisterState.empty(header(ticket.getRef()), member))
        .producing(BudgetRegisterState.empty(header(ticket.getRef()), member))
        .producing(ScoringRegisterState.empty(header(ticket.getRef()), member));
    people.forEach(
        person -> draft.producing(ApproverState.enrolled(header(null), member, person, 0)));
    return draft;
  }

  /** Bank B asks its people whether to approve bank A's version. */
  public static TransactionDraft propose() {
    return propose(review());
  }

  /** Bank B asks its people something. */
  public static TransactionDraft propose(ProposalSubject subject) {
    Instant expiresAt = NOW.plus(Duration.ofDays(7));
    return Valid.by(BANK_B, new DecisionContract.Commands.Propose())
        .referencing(given(register()))
        .producing(ProposalState.open(header(null), register(), subject, expiresAt));
  }

  /** Bank B's validator approves what is proposed. */
  public static TransactionDraft decide() {
    return decide(given(proposal(review())), VALIDATOR, MODEL_VALIDATOR);
  }

  /** Somebody approves a proposal. */
  public static TransactionDraft decide(
      StateAndRef<ProposalState> proposal, TestPerson person, Role role) {
    return Valid.by(BANK_B, new DecisionContract.Commands.Decide())
        .referencing(proposal)
        .referencing(given(approver(person)))
        .producing(person.answers(proposal, role, Decision.APPROVE));
  }

  /** Bank B's validator refuses what is proposed. */
  public static TransactionDraft refuse() {
    StateAndRef<ProposalState> proposal = given(proposal(review()));
    return Valid.by(BANK_B, new DecisionContract.Commands.Refuse())
        .consuming(proposal)
        .referencing(given(approver(VALIDATOR)))
        .producing(
            proposal
                .getState()
                .getData()
                .withStatus(header(proposal.getRef()), ProposalStatus.REJECTED))
        .producing(VALIDATOR.answers(proposal, MODEL_VALIDATOR, Decision.REJECT));
  }

  /** Bank B's people have agreed that it approves bank A's version. */
  public static TransactionDraft concludeReview() {
    return concludeReview(given(proposal(review())));
  }

  /** The same of a certain proposal. */
  public static TransactionDraft concludeReview(StateAndRef<ProposalState> proposal) {
    return byRule(new DecisionContract.Commands.ConcludeReview(), proposal)
        .referencing(given(register()));
  }

  /** What a conclusion shows to other members. */
  public static TornOff reviewed(TransactionDraft conclusion) {
    return TornOff.of(conclusion.notarised(), ProposalState.class, DecisionState.class);
  }

  /** Bank B's validator and approver enrol somebody, who waits for a day. */
  public static TransactionDraft enrol() {
    return enrol(NEWCOMER.person(), PeopleContract.LEAST_WAIT_SECONDS);
  }

  /** They enrol somebody, who waits. */
  public static TransactionDraft enrol(Person person, long waitSeconds) {
    StateAndRef<PeopleRegisterState> register = given(register());
    return byRule(
            new PeopleContract.Commands.Enrol(),
            given(proposal(new EnrolSubject(person, waitSeconds))))
        .consuming(register)
        .producing(register.getState().getData().withPerson(header(register.getRef()), person))
        .producing(ApproverState.enrolled(header(null), BANK_B.getParty(), person, waitSeconds));
  }

  /** Bank B's validator and approver give the third another key and fewer roles. */
  public static TransactionDraft changePerson() {
    Person changed =
        new Person(
            ALL_ROUNDER.id(), ALL_ROUNDER.withNewKey().person().getKey(), List.of(MODEL_DEVELOPER));
    return changePerson(changed, PeopleContract.LEAST_WAIT_SECONDS);
  }

  /** They change the third, who waits. */
  public static TransactionDraft changePerson(Person person, long waitSeconds) {
    StateAndRef<PeopleRegisterState> register = given(register());
    StateAndRef<ApproverState> before = given(approver(ALL_ROUNDER));
    return byRule(
            new PeopleContract.Commands.ChangePerson(),
            given(proposal(new ChangePersonSubject(person, waitSeconds))))
        .consuming(register)
        .consuming(before)
        .producing(
            register.getState().getData().withKey(header(register.getRef()), person.getKey()))
        .producing(
            ApproverState.enrolled(
                header(before.getRef()), BANK_B.getParty(), person, waitSeconds));
  }

  /** Bank B's validator and approver end the third's right to decide. */
  public static TransactionDraft revokePerson() {
    StateAndRef<ApproverState> before = given(approver(ALL_ROUNDER));
    return byRule(
            new PeopleContract.Commands.RevokePerson(),
            given(proposal(new RevokePersonSubject(ALL_ROUNDER.id()))))
        .consuming(before)
        .producing(before.getState().getData().revoked(header(before.getRef())));
  }

  /** Bank B's validator and approver want two approvers from now on. */
  public static TransactionDraft changeRule() {
    StateAndRef<PeopleRegisterState> register = given(register());
    List<Role> rule = List.of(MODEL_VALIDATOR, MODEL_APPROVER, MODEL_APPROVER);
    return byRule(new PeopleContract.Commands.ChangeRule(), given(proposal(new RuleSubject(rule))))
        .consuming(register)
        .producing(register.getState().getData().withRule(header(register.getRef()), rule));
  }

  /** Bank B's validator and approver have approved a proposal, and the bank carries it out. */
  public static TransactionDraft byRule(
      ConcordatCommand command, StateAndRef<ProposalState> proposal) {
    return concluding(
        command,
        proposal,
        List.of(
            VALIDATOR.answers(proposal, MODEL_VALIDATOR, Decision.APPROVE),
            APPROVER.answers(proposal, MODEL_APPROVER, Decision.APPROVE)),
        List.of(approver(VALIDATOR), approver(APPROVER)));
  }

  /** A conclusion, as far as the decision goes, from any decisions of any people. */
  public static TransactionDraft concluding(
      ConcordatCommand command,
      StateAndRef<ProposalState> proposal,
      List<DecisionState> decisions,
      List<ApproverState> people) {
    TransactionDraft draft = Valid.by(BANK_B, command).consuming(proposal);
    List<StateAndRef<DecisionState>> recorded = new ArrayList<>();
    decisions.forEach(decision -> recorded.add(given(decision)));
    recorded.forEach(draft::consuming);
    people.forEach(person -> draft.referencing(given(person)));
    draft.producing(
        proposal
            .getState()
            .getData()
            .withStatus(header(proposal.getRef()), ProposalStatus.ACCEPTED));
    recorded.forEach(
        decision ->
            draft.producing(decision.getState().getData().counted(header(decision.getRef()))));
    return draft;
  }
}
