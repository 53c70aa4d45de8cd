// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.concordat.cheat.Attempt;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.scoring.ScoringRegisterState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;

/** What an administrator of a member's node does and forges in the name of the member's people. */
final class PeopleForgeries {
  /**
   * What people approved.
   *
   * @param proposal as it was open
   * @param decisions their approvals, not counted yet
   * @param by who they are
   */
  record Approved(
      StateAndRef<ProposalState> proposal,
      List<StateAndRef<DecisionState>> decisions,
      List<Employee> by) {}

  private final Forgeries forgeries;
  private final Party me;

  PeopleForgeries(Forgeries forgeries, Party me) {
    this.forgeries = forgeries;
    this.me = me;
  }

  /** Opens registers with a ticket. */
  Forger opening(
      StateAndRef<RegisterTicketState> ticket,
      Party member,
      List<Employee> people,
      List<Role> rule) {
    Forger forger = forge().input(ticket);
    forger.output(
        PeopleRegisterState.first(
            forger.header(ticket.getRef()),
            member,
            rule,
            people.stream().map(Employee::person).toList()));
    for (Employee employee : people) {
      forger.output(ApproverState.enrolled(forger.header(), member, employee.person(), 0));
    }
    return forger
        .output(AliasRegisterState.empty(forger.header(ticket.getRef()), member))
        .output(BudgetRegisterState.empty(forger.header(ticket.getRef()), member))
        .output(ScoringRegisterState.empty(forger.header(ticket.getRef()), member));
  }

  StateAndRef<RegisterTicketState> ticketOf(Party member) {
    return forgeries.ever(RegisterTicketState.class, found -> found.getMember().equals(member));
  }

  /** Asks people, by the rules. */
  StateAndRef<ProposalState> propose(ProposalSubject subject) throws Exception {
    StateAndRef<PeopleRegisterState> register = own(PeopleRegisterState.class);
    Forger forger = forge().reference(register);
    made(
        forger.output(
            ProposalState.open(
                forger.header(), register.getState().getData(), subject, inAnHour())),
        new DecisionContract.Commands.Propose());
    return madeBy(ProposalState.class, forger);
  }

  static Instant inAnHour() {
    return Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
  }

  /** The bank as the consortium knows it. */
  Member member() {
    return consortium().member(me);
  }

  ConsortiumState consortium() {
    return forgeries.consortium().getState().getData();
  }

  /** The bank itself. */
  Party me() {
    return me;
  }

  StateAndRef<RegisteredModelState> model(SecureHash modelId) {
    return only(RegisteredModelState.class, found -> found.getModelId().equals(modelId));
  }

  /** The version that its node knows of that model, of which there is one. */
  StateAndRef<ModelVersionState> version(SecureHash modelId) {
    return only(ModelVersionState.class, found -> found.getModelId().equals(modelId));
  }

  /** The one state that its node knows and that is meant. */
  <T extends ConcordatState> StateAndRef<T> only(Class<T> type, Predicate<T> which) {
    return forgeries.only(type, which);
  }

  /** The same among all states that its node ever knew. */
  <T extends ConcordatState> StateAndRef<T> ever(Class<T> type, Predicate<T> which) {
    return forgeries.ever(type, which);
  }

  /** Begins a transaction, open from now on: who was enrolled before may decide in it. */
  Forger forge() {
    return forgeries.forge().fromNow();
  }

  /** What somebody signs who approves. */
  Assertion signed(StateAndRef<ProposalState> proposal, Employee by) {
    return signed(Challenge.of(proposal, by.role(), Decision.APPROVE).getHash(), by);
  }

  /** What somebody makes of a challenge on a page of the bank's. */
  Assertion signed(SecureHash challenge, Employee by) {
    return by.sign(member().getRelyingPartyId(), member().getOrigins().get(0), challenge);
  }

  /** Records what somebody is said to have signed. */
  Forger deciding(StateAndRef<ProposalState> proposal, Employee by, Assertion assertion) {
    Forger forger = forge().reference(proposal).reference(enrolled(by));
    return forger.output(
        decision(forger.header(), proposal, by, Decision.APPROVE, assertion, false));
  }

  /** What somebody is said to have decided. */
  DecisionState decision(
      StateHeader header,
      StateAndRef<ProposalState> proposal,
      Employee by,
      Decision verdict,
      Assertion assertion,
      boolean counted) {
    ProposalState asked = proposal.getState().getData();
    return new DecisionState(
        header,
        me,
        asked.getProposalId(),
        proposal.getRef(),
        asked.getSubject().digest(),
        by.id(),
        by.role(),
        verdict,
        assertion,
        counted);
  }

  /** Has somebody approve, by the rules. */
  StateAndRef<DecisionState> decide(StateAndRef<ProposalState> proposal, Employee by)
      throws Exception {
    Forger forger = deciding(proposal, by, signed(proposal, by));
    made(forger, new DecisionContract.Commands.Decide());
    return madeBy(DecisionState.class, forger);
  }

  /** Carries out what was decided, as far as the decision goes. */
  Forger concluding(
      StateAndRef<ProposalState> proposal,
      List<StateAndRef<DecisionState>> decisions,
      List<Employee> by) {
    Forger forger = forge().input(proposal);
    decisions.forEach(forger::input);
    by.forEach(employee -> forger.reference(enrolled(employee)));
    forger.output(
        proposal
            .getState()
            .getData()
            .withStatus(forger.header(proposal.getRef()), ProposalStatus.ACCEPTED));
    for (StateAndRef<DecisionState> decision : decisions) {
      forger.output(decision.getState().getData().counted(forger.header(decision.getRef())));
    }
    return forger;
  }

  /** The same of what people approved. */
  Forger concluding(Approved approved) {
    return concluding(approved.proposal(), approved.decisions(), approved.by());
  }

  /** Has people approve something, by the rules; it is not carried out. */
  Approved approved(ProposalSubject subject, Employee... by) throws Exception {
    StateAndRef<ProposalState> proposal = propose(subject);
    List<StateAndRef<DecisionState>> decisions = new ArrayList<>();
    for (Employee employee : by) {
      decisions.add(decide(proposal, employee));
    }
    return new Approved(proposal, decisions, List.of(by));
  }

  /** Has people approve something, and carries it out as far as the decision goes. */
  Forger decided(ProposalSubject subject, Employee... by) throws Exception {
    return concluding(approved(subject, by));
  }

  /** Enrols somebody as two others decided. */
  Forger enrolling(Forger decided, Employee newcomer, long waitSeconds) {
    StateAndRef<PeopleRegisterState> register = own(PeopleRegisterState.class);
    return decided
        .input(register)
        .output(
            register
                .getState()
                .getData()
                .withPerson(decided.header(register.getRef()), newcomer.person()))
        .output(ApproverState.enrolled(decided.header(), me, newcomer.person(), waitSeconds));
  }

  /** Ends somebody's right to decide as two others decided. */
  Forger revoking(Forger decided, Employee leaver) {
    StateAndRef<ApproverState> standing = enrolled(leaver);
    return decided
        .input(standing)
        .output(standing.getState().getData().revoked(decided.header(standing.getRef())));
  }

  StateAndRef<ApproverState> enrolled(Employee employee) {
    return forgeries.only(
        ApproverState.class, found -> found.getPerson().getPersonId().equals(employee.id()));
  }

  <T extends PrivateState> StateAndRef<T> own(Class<T> type) {
    return forgeries.only(type, found -> found.getMember().equals(me));
  }

  /**
   * Has a transaction recorded that keeps to the rules; nobody but the member and observers know.
   */
  void made(Forger forger, ConcordatCommand command) throws Exception {
    Attempt attempt = forger.attempt(command, me);
    assertThat(attempt.getRefusal()).isNull();
  }

  /** The state of a type that a transaction has produced. */
  <T extends ConcordatState> StateAndRef<T> madeBy(Class<T> type, Forger forger) {
    return forgeries.only(
        type, found -> found.getHeader().getCommandId().equals(forger.commandId().toString()));
  }
}
