// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.decision.Decided;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.scoring.ScoringRegisterState;
import net.corda.core.contracts.StateAndRef;

/** Opens a member's registers with its first three people; after that, people decide on people. */
public final class PeopleContract extends ConcordatContract {
  /** How many people a member begins with: one to be decided on, and two who decide. */
  public static final int FIRST_PEOPLE = 3;

  /** Shortest wait of somebody enrolled or changed, outside development networks: a day. */
  public static final long LEAST_WAIT_SECONDS = 86_400;

  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(Commands.Open.class, REFERENCED, Opening::verify)
              .consumes(RegisterTicketState.class, 1, 1)
              .produces(PeopleRegisterState.class, 1, 1)
              .produces(ApproverState.class, FIRST_PEOPLE, FIRST_PEOPLE)
              .produces(AliasRegisterState.class, 1, 1)
              .produces(BudgetRegisterState.class, 1, 1)
              .produces(ScoringRegisterState.class, 1, 1),
          Decided.aboutPeople(Commands.Enrol.class, PeopleContract::verifyEnrol)
              .consumes(PeopleRegisterState.class, 1, 1)
              .produces(PeopleRegisterState.class, 1, 1)
              .produces(ApproverState.class, 1, 1),
          Decided.aboutPeople(Commands.ChangePerson.class, PeopleContract::verifyChangePerson)
              .consumes(PeopleRegisterState.class, 1, 1)
              .consumes(ApproverState.class, 1, 1)
              .produces(PeopleRegisterState.class, 1, 1)
              .produces(ApproverState.class, 1, 1),
          Decided.aboutPeople(Commands.RevokePerson.class, PeopleContract::verifyRevokePerson)
              .consumes(ApproverState.class, 1, 1)
              .produces(ApproverState.class, 1, 1),
          Decided.aboutPeople(Commands.ChangeRule.class, PeopleContract::verifyChangeRule)
              .consumes(PeopleRegisterState.class, 1, 1)
              .produces(PeopleRegisterState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member enrols its first three people and opens its registers, once. */
    public static final class Open extends ConcordatCommand {}

    /** Two people of a member enrol another. */
    public static final class Enrol extends ConcordatCommand {}

    /** Two people of a member give another one other roles, or another key. */
    public static final class ChangePerson extends ConcordatCommand {}

    /** Two people of a member end another's right to decide. */
    public static final class RevokePerson extends ConcordatCommand {}

    /** People of a member change the rule by which they decide. */
    public static final class ChangeRule extends ConcordatCommand {}
  }

  private static void verifyEnrol(LedgerView tx) {
    EnrolSubject decided = Decided.of(tx, EnrolSubject.class).subject();
    Person person = decided.getPerson();
    PeopleRegisterState register = tx.input(PeopleRegisterState.class).getState().getData();
    LedgerRule.PERSON_ONCE.require(
        !register.hasPerson(person.getPersonId()) && !register.hasKey(person.getKey()),
        person.getPersonId() + " is known, or the key is");
    tx.requireFirst(tx.output(ApproverState.class));
    checkEnrolled(tx, person, decided.getWaitSeconds());
    checkRegister(tx, header -> register.withPerson(header, person));
  }

  private static void verifyChangePerson(LedgerView tx) {
    ChangePersonSubject decided = Decided.of(tx, ChangePersonSubject.class).subject();
    Person person = decided.getPerson();
    Person before = standing(tx, person.getPersonId()).getPerson();
    PeopleRegisterState register = tx.input(PeopleRegisterState.class).getState().getData();
    LedgerRule.PERSON_ONCE.require(
        person.getKey().equals(before.getKey()) || !register.hasKey(person.getKey()),
        "the new key of " + person.getPersonId() + " is known");
    checkEnrolled(tx, person, decided.getWaitSeconds());
    checkRegister(tx, header -> register.withKey(header, person.getKey()));
  }

  private static void verifyRevokePerson(LedgerView tx) {
    RevokePersonSubject decided = Decided.of(tx, RevokePersonSubject.class).subject();
    ApproverState before = standing(tx, decided.getPersonId());
    ApproverState after = tx.output(ApproverState.class);
    LedgerRule.PERSON_AS_DECIDED.require(
        after.equals(before.revoked(after.getHeader())), "left " + after.getStatus());
  }

  private static void verifyChangeRule(LedgerView tx) {
    RuleSubject decided = Decided.of(tx, RuleSubject.class).subject();
    PeopleRegisterState register = tx.input(PeopleRegisterState.class).getState().getData();
    tx.requireActive(LedgerRule.PEOPLE_MEMBER, register.getMember());
    checkRegister(tx, header -> register.withRule(header, decided.getRule()));
  }

  /** The one approver consumed, who is the person meant, not revoked, and leaves a successor. */
  private static ApproverState standing(LedgerView tx, UUID personId) {
    StateAndRef<ApproverState> before = tx.input(ApproverState.class);
    ApproverState approver = before.getState().getData();
    tx.requireSupersedes(tx.output(ApproverState.class), before.getRef());
    LedgerRule.PERSON_AS_DECIDED.require(
        approver.getPerson().getPersonId().equals(personId)
            && approver.getStatus() == ApproverStatus.ACTIVE,
        approver.getPerson().getPersonId() + " is " + approver.getStatus());
    return approver;
  }

  private static void checkEnrolled(LedgerView tx, Person person, long waitSeconds) {
    ApproverState enrolled = tx.output(ApproverState.class);
    tx.requireActive(LedgerRule.PEOPLE_MEMBER, enrolled.getMember());
    LedgerRule.PERSON_WAIT.require(
        waitSeconds >= LEAST_WAIT_SECONDS || tx.consortium().getRules().isDevelopmentNetwork(),
        "given " + waitSeconds + " seconds");
    LedgerRule.PERSON_AS_DECIDED.require(
        enrolled.equals(
            ApproverState.enrolled(
                enrolled.getHeader(), enrolled.getMember(), person, waitSeconds)),
        "given " + enrolled.getPerson() + " from " + enrolled.getActiveFrom());
  }

  private static void checkRegister(
      LedgerView tx, Function<StateHeader, PeopleRegisterState> expected) {
    PeopleRegisterState after = tx.output(PeopleRegisterState.class);
    tx.requireSupersedes(after, tx.input(PeopleRegisterState.class).getRef());
    LedgerRule.PEOPLE_REGISTER.require(
        after.equals(expected.apply(after.getHeader())),
        "given " + after.getPersonIds().size() + " people, " + after.getRule());
  }
}
