// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.contracts.people.Role.MODEL_APPROVER;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.TestPeople.approves;
import static net.concordat.it.TestPeople.carryOut;
import static net.concordat.it.TestPeople.tomorrow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.ApproverStatus;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.people.EnrolledPeople;
import net.concordat.workflows.people.OpenRegistersFlow;
import net.concordat.workflows.people.PeopleFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bank C enrols people, changes and revokes them; the first three stay as they are. */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class PeopleIT {
  private final TestConsortium c;
  private final StartedMockNode bank;

  PeopleIT(TestConsortium c) {
    this.c = c;
    bank = c.bankC;
    c.people.of(bank);
  }

  private EnrolledPeople people(StartedMockNode node) {
    return run(node, new PeopleFlow(party(bank)));
  }

  private ApproverState person(TestPerson person) {
    return people(bank).getPeople().stream()
        .filter(each -> each.getPerson().getPersonId().equals(person.id()))
        .findFirst()
        .orElseThrow();
  }

  private TestPerson enrolled(long waitSeconds, Role... roles) {
    TestPerson person = TestPerson.in(roles);
    c.people.decide(bank, new EnrolSubject(person.person(), waitSeconds));
    return person;
  }

  private ProposeFlow propose(ProposalSubject subject) {
    return new ProposeFlow(commandId(), subject, tomorrow());
  }

  @Nested
  class Opening {
    @Test
    void isSeenByTheObserverAndNoOtherMember() {
      assertThat(people(bank).getPeople())
          .extracting(each -> each.getPerson().getPersonId())
          .containsAll(c.people.of(bank).stream().map(TestPerson::id).toList());
      await("the observer to know the register")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(people(c.regulator).getRegister())
                      .isEqualTo(people(bank).getRegister()));
      refuses(FlowRule.FOUND, c.bankA, new PeopleFlow(party(bank)));
    }

    @Test
    void isRefusedTheSecondTime() {
      refuses(FlowRule.FOUND, bank, new OpenRegistersFlow(commandId(), first(), TestPeople.RULE));
    }

    @Test
    void givesTheSameWhenRepeated() {
      StateAndRef<PeopleRegisterState> opened =
          in(bank, () -> new Vault(bank.getServices()).ever(PeopleRegisterState.class)).stream()
              .filter(found -> found.getState().getData().getMember().equals(party(bank)))
              .min(Comparator.comparing(found -> found.getState().getData().getHeader().getAt()))
              .orElseThrow();
      String command = opened.getState().getData().getHeader().getCommandId();
      assertThat(run(bank, new OpenRegistersFlow(command, first(), TestPeople.RULE)))
          .isEqualTo(opened);
    }

    @Test
    void isRefusedToWhomeverIsNoMember() {
      refuses(
          FlowRule.FOUND, c.outsider, new OpenRegistersFlow(commandId(), first(), TestPeople.RULE));
    }

    private List<Person> first() {
      return Stream.of(MODEL_VALIDATOR, MODEL_APPROVER, MODEL_APPROVER)
          .map(TestPerson::in)
          .map(TestPerson::person)
          .collect(Collectors.toList());
    }
  }

  @Nested
  class Enrolling {
    @Test
    void makesAPersonWhoDecides() {
      TestPerson newcomer = enrolled(0, MODEL_APPROVER);
      assertThat(person(newcomer).getStatus()).isEqualTo(ApproverStatus.ACTIVE);
      assertThat(people(bank).getRegister().getPersonIds()).contains(newcomer.id());
      StateAndRef<ProposalState> proposal = c.people.ask(bank, sameRule());
      approves(bank, proposal, newcomer, MODEL_APPROVER);
      approves(bank, proposal, c.people.validator(bank), MODEL_VALIDATOR);
      run(bank, carryOut(proposal));
    }

    @Test
    void makesAPersonWhoWaits() {
      TestPerson newcomer = enrolled(3_600, MODEL_APPROVER);
      assertThat(person(newcomer).getWaitSeconds()).isEqualTo(3_600);
      StateAndRef<ProposalState> proposal = c.people.ask(bank, sameRule());
      refuses(
          LedgerRule.APPROVER_ACTIVE,
          bank,
          TestPeople.answer(bank, proposal, newcomer, MODEL_APPROVER, Decision.APPROVE));
    }

    @Test
    void isRefusedToAnAdministratorAlone() {
      StateAndRef<ProposalState> proposal =
          c.people.ask(bank, new EnrolSubject(TestPerson.in(MODEL_APPROVER).person(), 0));
      refuses(FlowRule.PEOPLE_DECIDED, bank, carryOut(proposal));
      approves(bank, proposal, c.people.validator(bank), MODEL_VALIDATOR);
      refuses(FlowRule.PEOPLE_DECIDED, bank, carryOut(proposal));
    }

    @Test
    void isRefusedForAKnownPersonAndAKnownKeyBeforeAnybodyIsAsked() {
      TestPerson known = c.people.validator(bank);
      Person underAnotherName =
          new Person(
              TestPerson.in(MODEL_APPROVER).id(),
              known.person().getKey(),
              Arrays.asList(MODEL_APPROVER));
      refuses(
          LedgerRule.PERSON_ONCE,
          bank,
          propose(new EnrolSubject(known.withNewKey(MODEL_APPROVER).person(), 0)));
      refuses(LedgerRule.PERSON_ONCE, bank, propose(new EnrolSubject(underAnotherName, 0)));
    }
  }

  @Nested
  class Changing {
    @Test
    void makesDecisionsUnderTheFormerKeyWorthless() {
      TestPerson before = enrolled(0, MODEL_APPROVER);
      StateAndRef<ProposalState> proposal = c.people.ask(bank, sameRule());
      approves(bank, proposal, before, MODEL_APPROVER);
      approves(bank, proposal, c.people.validator(bank), MODEL_VALIDATOR);
      TestPerson after = before.withNewKey(MODEL_APPROVER);
      c.people.decide(bank, new ChangePersonSubject(after.person(), 0));

      refuses(FlowRule.PEOPLE_DECIDED, bank, carryOut(proposal));
      refuses(
          LedgerRule.ASSERTION_SIGNATURE,
          bank,
          TestPeople.answer(bank, proposal, before, MODEL_APPROVER, Decision.APPROVE));
      approves(bank, proposal, after, MODEL_APPROVER);
      run(bank, carryOut(proposal));
    }

    @Test
    void doesNotMakeOnePersonTwo() {
      TestPerson before = enrolled(0, MODEL_VALIDATOR, MODEL_APPROVER);
      StateAndRef<ProposalState> proposal = c.people.ask(bank, sameRule());
      approves(bank, proposal, before, MODEL_VALIDATOR);
      TestPerson after = before.withNewKey(MODEL_VALIDATOR, MODEL_APPROVER);
      c.people.decide(bank, new ChangePersonSubject(after.person(), 0));
      approves(bank, proposal, after, MODEL_VALIDATOR);
      approves(bank, proposal, after, MODEL_APPROVER);
      refuses(FlowRule.PEOPLE_DECIDED, bank, carryOut(proposal));
    }

    @Test
    void givesNobodyAKeyThatWasAnothers() {
      TestPerson person = enrolled(0, MODEL_APPROVER);
      Person withTheKeyOfAnother =
          new Person(
              person.id(),
              c.people.validator(bank).person().getKey(),
              Arrays.asList(MODEL_APPROVER));
      refuses(
          LedgerRule.PERSON_ONCE, bank, propose(new ChangePersonSubject(withTheKeyOfAnother, 0)));
    }
  }

  @Nested
  class Revoking {
    @Test
    void makesEarlierDecisionsWorthless() {
      TestPerson person = enrolled(0, MODEL_APPROVER);
      StateAndRef<ProposalState> proposal = c.people.ask(bank, sameRule());
      approves(bank, proposal, person, MODEL_APPROVER);
      approves(bank, proposal, c.people.validator(bank), MODEL_VALIDATOR);
      c.people.decide(bank, new RevokePersonSubject(person.id()));
      assertThat(person(person).getStatus()).isEqualTo(ApproverStatus.REVOKED);

      refuses(FlowRule.PEOPLE_DECIDED, bank, carryOut(proposal));
      refuses(
          LedgerRule.APPROVER_ACTIVE,
          bank,
          TestPeople.answer(bank, proposal, person, MODEL_APPROVER, Decision.APPROVE));
      approves(bank, proposal, c.people.approver(bank), MODEL_APPROVER);
      run(bank, carryOut(proposal));
    }

    @Test
    void isForOthersToDecide() {
      TestPerson person = enrolled(0, MODEL_APPROVER);
      StateAndRef<ProposalState> proposal =
          c.people.ask(bank, new RevokePersonSubject(person.id()));
      refuses(
          LedgerRule.DECISION_PERSON,
          bank,
          TestPeople.answer(bank, proposal, person, MODEL_APPROVER, Decision.REJECT));
    }

    @Test
    void isForGood() {
      TestPerson person = enrolled(0, MODEL_APPROVER);
      c.people.decide(bank, new RevokePersonSubject(person.id()));
      refuses(
          LedgerRule.PERSON_AS_DECIDED,
          bank,
          propose(new ChangePersonSubject(person.withNewKey(MODEL_APPROVER).person(), 0)));
      refuses(
          FlowRule.FOUND,
          bank,
          propose(new RevokePersonSubject(TestPerson.in(MODEL_APPROVER).id())));
    }
  }

  @Test
  void rejectsUnderTheNewRuleWhatWasAskedUnderTheOld() {
    StateAndRef<ProposalState> proposal =
        c.people.ask(bank, new RuleSubject(Arrays.asList(MODEL_APPROVER, MODEL_APPROVER)));
    c.people.approve(bank, proposal);
    List<Role> stricter = Arrays.asList(MODEL_VALIDATOR, MODEL_APPROVER, MODEL_APPROVER);
    c.people.decide(bank, new RuleSubject(stricter));
    refuses(LedgerRule.DECIDED_RULE, bank, carryOut(proposal));

    StateAndRef<ProposalState> back = c.people.ask(bank, sameRule());
    c.people.approve(bank, back);
    refuses(FlowRule.PEOPLE_DECIDED, bank, carryOut(back));
    approves(bank, back, c.people.allRounder(bank), MODEL_APPROVER);
    run(bank, carryOut(back));
    assertThat(people(bank).getRegister().getRule()).isEqualTo(TestPeople.RULE);
  }

  private static RuleSubject sameRule() {
    return new RuleSubject(TestPeople.RULE);
  }
}
