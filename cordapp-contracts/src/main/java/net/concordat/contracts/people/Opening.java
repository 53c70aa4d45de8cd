// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.scoring.ScoringRegisterState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;

/** The rules by which a member opens its registers, once. */
final class Opening {
  private Opening() {}

  static void verify(LedgerView tx) {
    StateAndRef<RegisterTicketState> ticket = tx.input(RegisterTicketState.class);
    Party member = ticket.getState().getData().getMember();
    PeopleRegisterState register = tx.output(PeopleRegisterState.class);
    LedgerRule.PEOPLE_TICKET.require(
        register.getMember().equals(member), "the ticket of " + member.getName());
    tx.requireActive(LedgerRule.PEOPLE_MEMBER, member);
    List<Person> people = checkPeople(tx, member);
    LedgerRule.PEOPLE_FIRST.require(
        Staffing.canMeet(register.getRule(), people),
        people.size() + " people cannot meet " + register.getRule());
    checkRegisters(tx, ticket.getRef(), people);
  }

  private static List<Person> checkPeople(LedgerView tx, Party member) {
    List<Person> people = new ArrayList<>();
    Set<Object> idsAndKeys = new LinkedHashSet<>();
    for (ApproverState approver : tx.outputs(ApproverState.class)) {
      tx.requireFirst(approver);
      Person person = approver.getPerson();
      LedgerRule.PEOPLE_FIRST.require(
          approver.equals(ApproverState.enrolled(approver.getHeader(), member, person, 0)),
          person.getPersonId()
              + " is "
              + approver.getStatus()
              + " from "
              + approver.getActiveFrom());
      people.add(person);
      idsAndKeys.add(person.getPersonId());
      idsAndKeys.add(person.getKey());
    }
    LedgerRule.PEOPLE_FIRST.require(
        idsAndKeys.size() == 2 * people.size(), "given a person or a key twice");
    return people;
  }

  private static void checkRegisters(LedgerView tx, StateRef ticket, List<Person> people) {
    PeopleRegisterState register = tx.output(PeopleRegisterState.class);
    AliasRegisterState aliases = tx.output(AliasRegisterState.class);
    BudgetRegisterState budgets = tx.output(BudgetRegisterState.class);
    ScoringRegisterState logs = tx.output(ScoringRegisterState.class);
    tx.requireSupersedes(register, ticket);
    tx.requireSupersedes(aliases, ticket);
    tx.requireSupersedes(budgets, ticket);
    tx.requireSupersedes(logs, ticket);
    Party member = register.getMember();
    LedgerRule.PEOPLE_REGISTER.require(
        register.equals(
            PeopleRegisterState.first(register.getHeader(), member, register.getRule(), people)),
        "given " + register.getPersonIds().size() + " people");
    LedgerRule.PEOPLE_EMPTY.require(
        aliases.equals(AliasRegisterState.empty(aliases.getHeader(), member))
            && budgets.equals(BudgetRegisterState.empty(budgets.getHeader(), member))
            && logs.equals(ScoringRegisterState.empty(logs.getHeader(), member)),
        "given " + aliases.getAliases() + ", " + budgets.getOpened() + " and " + logs.getLogs());
  }
}
