// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import static net.concordat.contracts.people.Role.MODEL_APPROVER;
import static net.concordat.contracts.people.Role.MODEL_DEVELOPER;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.People.ALL_ROUNDER;
import static net.concordat.contracts.testing.People.NEWCOMER;
import static net.concordat.contracts.testing.People.VALIDATOR;
import static net.concordat.contracts.testing.TestLedger.given;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.People;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a member's people enrol, change and revoke one another, and change their rule. */
class PeopleContractTest {
  private static final long LEAST_WAIT = PeopleContract.LEAST_WAIT_SECONDS;

  static Stream<TransactionDraft> whileActive() {
    return Stream.of(People.enrol(), People.changePerson(), People.changeRule());
  }

  @ParameterizedTest
  @MethodSource("whileActive")
  void rejectsASuspendedMember(TransactionDraft draft) {
    suspended(draft).isRefusedBy(LedgerRule.PEOPLE_MEMBER);
  }

  private static TransactionDraft suspended(TransactionDraft draft) {
    return draft.withReferenced(
        ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B));
  }

  private static TransactionDraft inProduction(TransactionDraft draft) {
    return draft.withReferenced(ConsortiumState.class, "rules.developmentNetwork", false);
  }

  @Nested
  class Enrol {
    @Test
    void acceptsSomebodyNewWhoWaitsForADay() {
      inProduction(People.enrol()).isAccepted();
    }

    @Test
    void rejectsAnAdministratorWhoEnrolsAlone() {
      People.enrol()
          .withoutConsumed(DecisionState.class)
          .withoutConsumed(DecisionState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsAnAdministratorWithoutAProposal() {
      People.enrol()
          .withoutConsumed(ProposalState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsAShorterWaitThanADay() {
      inProduction(People.enrol(NEWCOMER.person(), LEAST_WAIT - 1))
          .isRefusedBy(LedgerRule.PERSON_WAIT);
    }

    @Test
    void acceptsAShorterWaitInADevelopmentNetwork() {
      People.enrol(NEWCOMER.person(), 5).isAccepted();
    }

    @Test
    void rejectsSomebodyWhoWaitsLessThanWasDecided() {
      People.enrol()
          .with(ApproverState.class, "activeFrom", Samples.NOW)
          .isRefusedBy(LedgerRule.PERSON_AS_DECIDED);
    }

    @Test
    void rejectsMoreRolesThanWereDecided() {
      People.enrol()
          .with(ApproverState.class, "person.roles", List.of(MODEL_VALIDATOR, MODEL_APPROVER))
          .isRefusedBy(LedgerRule.PERSON_AS_DECIDED);
    }

    @Test
    void rejectsAnotherKeyThanWasDecided() {
      People.enrol()
          .with(ApproverState.class, "person.key", NEWCOMER.withNewKey().person().getKey())
          .isRefusedBy(LedgerRule.PERSON_AS_DECIDED);
    }

    @Test
    void rejectsAKnownPersonUnderANewKey() {
      People.enrol(ALL_ROUNDER.withNewKey().person(), LEAST_WAIT)
          .isRefusedBy(LedgerRule.PERSON_ONCE);
    }

    @Test
    void rejectsAKnownKeyUnderANewName() {
      Person twin = new Person(NEWCOMER.id(), VALIDATOR.person().getKey(), List.of(MODEL_APPROVER));
      People.enrol(twin, LEAST_WAIT).isRefusedBy(LedgerRule.PERSON_ONCE);
    }

    @Test
    void rejectsARegisterThatDoesNotRememberThePerson() {
      People.enrol()
          .with(PeopleRegisterState.class, "personIds", People.register().getPersonIds())
          .isRefusedBy(LedgerRule.PEOPLE_REGISTER);
    }

    @Test
    void rejectsAnotherRuleOnTheWay() {
      People.enrol()
          .with(PeopleRegisterState.class, "rule", List.of(MODEL_DEVELOPER, MODEL_DEVELOPER))
          .isRefusedBy(LedgerRule.PEOPLE_REGISTER);
    }

    @Test
    void rejectsAPersonBeyondTheMost() {
      List<UUID> full = new ArrayList<>();
      for (int i = 0; i <= PeopleRegisterState.MOST_PEOPLE; i++) {
        full.add(new UUID(0, i));
      }
      People.enrol()
          .with(PeopleRegisterState.class, "personIds", full)
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }
  }

  @Nested
  class ChangePerson {
    @Test
    void acceptsAnotherKeyAndFewerRoles() {
      inProduction(People.changePerson()).isAccepted();
    }

    @Test
    void acceptsOtherRolesUnderTheSameKey() {
      People.changePerson(
              new Person(ALL_ROUNDER.id(), ALL_ROUNDER.person().getKey(), List.of(MODEL_APPROVER)),
              LEAST_WAIT)
          .isAccepted();
    }

    @Test
    void rejectsAShorterWaitThanADay() {
      inProduction(People.changePerson(ALL_ROUNDER.withNewKey().person(), LEAST_WAIT - 1))
          .isRefusedBy(LedgerRule.PERSON_WAIT);
    }

    @Test
    void rejectsTheKeyOfAnother() {
      Person twin =
          new Person(ALL_ROUNDER.id(), VALIDATOR.person().getKey(), List.of(MODEL_APPROVER));
      People.changePerson(twin, LEAST_WAIT).isRefusedBy(LedgerRule.PERSON_ONCE);
    }

    @Test
    void rejectsTheChangeOfAnotherThanWasDecided() {
      People.changePerson()
          .withConsumed(ApproverState.class, "person", NEWCOMER.person())
          .isRefusedBy(LedgerRule.PERSON_AS_DECIDED);
    }

    @Test
    void rejectsSomebodyRevoked() {
      People.changePerson()
          .withConsumed(ApproverState.class, "status", ApproverStatus.REVOKED)
          .isRefusedBy(LedgerRule.PERSON_AS_DECIDED);
    }

    @Test
    void rejectsARegisterThatDoesNotRememberTheKey() {
      List<SecureHash> before = People.register().getKeyDigests();
      People.changePerson()
          .with(PeopleRegisterState.class, "keyDigests", before)
          .isRefusedBy(LedgerRule.PEOPLE_REGISTER);
    }

    @Test
    void rejectsASecondStateOfThePersonBesideTheFirst() {
      People.changePerson()
          .withoutConsumed(ApproverState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }
  }

  @Nested
  class RevokePerson {
    @Test
    void acceptsTheEndOfWhoWasDecidedOn() {
      inProduction(People.revokePerson()).isAccepted();
    }

    @Test
    void acceptsASuspendedMember() {
      suspended(People.revokePerson()).isAccepted();
    }

    @Test
    void rejectsTheEndOfAnother() {
      People.revokePerson()
          .withConsumed(ApproverState.class, "person", NEWCOMER.person())
          .with(ApproverState.class, "person", NEWCOMER.person())
          .isRefusedBy(LedgerRule.PERSON_AS_DECIDED);
    }

    @Test
    void rejectsWhoeverIsRevokedAlready() {
      People.revokePerson()
          .withConsumed(ApproverState.class, "status", ApproverStatus.REVOKED)
          .isRefusedBy(LedgerRule.PERSON_AS_DECIDED);
    }

    @Test
    void rejectsARevocationThatLeavesThePersonActive() {
      People.revokePerson()
          .with(ApproverState.class, "status", ApproverStatus.ACTIVE)
          .isRefusedBy(LedgerRule.PERSON_AS_DECIDED);
    }
  }

  @Nested
  class ChangeRule {
    @Test
    void acceptsTheRuleThatWasDecided() {
      People.changeRule().isAccepted();
    }

    @Test
    void rejectsAnotherRule() {
      People.changeRule()
          .with(PeopleRegisterState.class, "rule", List.of(MODEL_APPROVER, MODEL_APPROVER))
          .isRefusedBy(LedgerRule.PEOPLE_REGISTER);
    }

    @Test
    void rejectsARuleOfOneRole() {
      People.propose(new RuleSubject(List.of(MODEL_APPROVER)))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @Test
    void rejectsARuleChangedByTheRuleBeforeLast() {
      TransactionDraft draft = People.changeRule();
      draft
          .withConsumed(PeopleRegisterState.class, "rule", List.of(MODEL_APPROVER, MODEL_APPROVER))
          .isRefusedBy(LedgerRule.DECIDED_RULE);
    }

    @Test
    void rejectsTheRegisterOfAnother() {
      People.changeRule()
          .withoutConsumed(PeopleRegisterState.class)
          .consuming(
              given(
                  PeopleRegisterState.first(
                      Samples.header(null), BANK_C.getParty(), People.RULE, People.first())))
          .isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }
  }
}
