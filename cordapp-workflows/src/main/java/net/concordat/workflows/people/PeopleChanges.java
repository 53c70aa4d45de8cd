// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.people;

import java.util.UUID;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.ApproverStatus;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Person;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;

/**
 * What follows when a member's people decide on one of them, or on their rule. What the contract
 * would refuse in the end is refused before anybody is asked.
 */
public final class PeopleChanges {
  private PeopleChanges() {}

  /** Enrols somebody. */
  public static void enrol(
      LedgerDraft draft, Vault vault, Party member, StateRef proposal, EnrolSubject decided)
      throws RefusedException {
    Person person = decided.getPerson();
    StateAndRef<PeopleRegisterState> register = new MemberPeople(vault, member).register();
    PeopleRegisterState before = register.getState().getData();
    RefusedException.require(
        LedgerRule.PERSON_ONCE,
        !before.hasPerson(person.getPersonId()) && !before.hasKey(person.getKey()),
        person.getPersonId() + " is known, or the key is");
    requireWait(draft, decided.getWaitSeconds());
    draft
        .input(register)
        .output(before.withPerson(draft.header(register.getRef()), person))
        .output(ApproverState.enrolled(draft.header(), member, person, decided.getWaitSeconds()));
  }

  /** Gives somebody another key or other roles. */
  public static void changePerson(
      LedgerDraft draft, Vault vault, Party member, StateRef proposal, ChangePersonSubject decided)
      throws RefusedException {
    Person person = decided.getPerson();
    MemberPeople people = new MemberPeople(vault, member);
    StateAndRef<PeopleRegisterState> register = people.register();
    PeopleRegisterState before = register.getState().getData();
    StateAndRef<ApproverState> approver = standing(people, person.getPersonId());
    RefusedException.require(
        LedgerRule.PERSON_ONCE,
        person.getKey().equals(approver.getState().getData().getPerson().getKey())
            || !before.hasKey(person.getKey()),
        "the new key of " + person.getPersonId() + " is known");
    requireWait(draft, decided.getWaitSeconds());
    draft
        .input(register)
        .input(approver)
        .output(before.withKey(draft.header(register.getRef()), person.getKey()))
        .output(
            ApproverState.enrolled(
                draft.header(approver.getRef()), member, person, decided.getWaitSeconds()));
  }

  /** Ends somebody's right to decide. */
  public static void revokePerson(
      LedgerDraft draft, Vault vault, Party member, StateRef proposal, RevokePersonSubject decided)
      throws RefusedException {
    StateAndRef<ApproverState> approver =
        standing(new MemberPeople(vault, member), decided.getPersonId());
    draft
        .input(approver)
        .output(approver.getState().getData().revoked(draft.header(approver.getRef())));
  }

  /** Changes the rule. */
  public static void changeRule(
      LedgerDraft draft, Vault vault, Party member, StateRef proposal, RuleSubject decided)
      throws RefusedException {
    StateAndRef<PeopleRegisterState> register = new MemberPeople(vault, member).register();
    draft
        .input(register)
        .output(
            register
                .getState()
                .getData()
                .withRule(draft.header(register.getRef()), decided.getRule()));
  }

  private static StateAndRef<ApproverState> standing(MemberPeople people, UUID personId)
      throws RefusedException {
    StateAndRef<ApproverState> approver = people.approver(personId);
    ApproverStatus status = approver.getState().getData().getStatus();
    RefusedException.require(
        LedgerRule.PERSON_AS_DECIDED, status == ApproverStatus.ACTIVE, personId + " is " + status);
    return approver;
  }

  private static void requireWait(LedgerDraft draft, long waitSeconds) throws RefusedException {
    RefusedException.require(
        LedgerRule.PERSON_WAIT,
        waitSeconds >= PeopleContract.LEAST_WAIT_SECONDS
            || draft.consortium().getRules().isDevelopmentNetwork(),
        "given " + waitSeconds + " seconds");
  }
}
