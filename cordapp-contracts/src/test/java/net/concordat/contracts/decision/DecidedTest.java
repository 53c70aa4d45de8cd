// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import static net.concordat.contracts.people.Role.MODEL_APPROVER;
import static net.concordat.contracts.people.Role.MODEL_DEVELOPER;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.People.ALL_ROUNDER;
import static net.concordat.contracts.testing.People.APPROVER;
import static net.concordat.contracts.testing.People.NEWCOMER;
import static net.concordat.contracts.testing.People.VALIDATOR;
import static net.concordat.contracts.testing.Samples.NOW;
import static net.concordat.contracts.testing.Samples.header;
import static net.concordat.contracts.testing.TestLedger.given;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.ApproverStatus;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.People;
import net.concordat.contracts.testing.TestPerson;
import net.concordat.contracts.testing.TransactionDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TimeWindow;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When people of a member have decided, and that what they decided serves once. */
class DecidedTest {
  private final StateAndRef<ProposalState> asked = given(People.proposal(People.review()));

  private DecisionState approves(TestPerson person, Role role) {
    return person.answers(asked, role, Decision.APPROVE);
  }

  private TransactionDraft concluding(List<DecisionState> decisions, TestPerson... people) {
    return People.concluding(
            new DecisionContract.Commands.ConcludeReview(),
            asked,
            decisions,
            Arrays.stream(people).map(People::approver).toList())
        .referencing(given(People.register()));
  }

  @Nested
  class Roles {
    @Test
    void acceptsADifferentPersonForEachRoleOfTheRule() {
      concluding(
              List.of(approves(APPROVER, MODEL_APPROVER), approves(ALL_ROUNDER, MODEL_VALIDATOR)),
              ALL_ROUNDER,
              APPROVER)
          .isAccepted();
    }

    @Test
    void rejectsOnePersonAlone() {
      concluding(List.of(approves(ALL_ROUNDER, MODEL_VALIDATOR)), ALL_ROUNDER)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsOnePersonInBothRoles() {
      concluding(
              List.of(
                  approves(ALL_ROUNDER, MODEL_VALIDATOR), approves(ALL_ROUNDER, MODEL_APPROVER)),
              ALL_ROUNDER,
              APPROVER)
          .isRefusedBy(LedgerRule.DECIDED_PEOPLE);
    }

    @Test
    void rejectsOnePersonInBothRolesReferencedTwice() {
      concluding(
              List.of(
                  approves(ALL_ROUNDER, MODEL_VALIDATOR), approves(ALL_ROUNDER, MODEL_APPROVER)),
              ALL_ROUNDER,
              ALL_ROUNDER)
          .isRefusedBy(LedgerRule.DECIDED_PEOPLE);
    }

    @Test
    void rejectsOnePersonUnderTwoKeys() {
      TestPerson again = ALL_ROUNDER.withNewKey();
      concluding(
              List.of(approves(ALL_ROUNDER, MODEL_VALIDATOR), approves(again, MODEL_APPROVER)),
              ALL_ROUNDER,
              again)
          .isRefusedBy(LedgerRule.DECIDED_PEOPLE);
    }

    @Test
    void rejectsOneRoleTwice() {
      concluding(
              List.of(approves(VALIDATOR, MODEL_VALIDATOR), approves(ALL_ROUNDER, MODEL_VALIDATOR)),
              VALIDATOR,
              ALL_ROUNDER)
          .isRefusedBy(LedgerRule.DECIDED_ROLES);
    }

    @Test
    void rejectsMorePeopleThanTheRuleNames() {
      concluding(
              List.of(
                  approves(VALIDATOR, MODEL_VALIDATOR),
                  approves(APPROVER, MODEL_APPROVER),
                  approves(ALL_ROUNDER, MODEL_APPROVER)),
              VALIDATOR,
              APPROVER,
              ALL_ROUNDER)
          .isRefusedBy(LedgerRule.DECIDED_ROLES);
    }

    @Test
    void rejectsWhatWasProposedUnderAnotherRule() {
      People.concludeReview()
          .withReferenced(
              PeopleRegisterState.class,
              "rule",
              List.of(MODEL_VALIDATOR, MODEL_APPROVER, MODEL_APPROVER))
          .isRefusedBy(LedgerRule.DECIDED_RULE);
    }

    @Test
    void rejectsTheRuleOfAnotherMember() {
      People.concludeReview()
          .withReferenced(PeopleRegisterState.class, "member", BANK_C.getParty())
          .isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }
  }

  @Nested
  class OnAPerson {
    private final StateAndRef<ProposalState> revocation =
        given(People.proposal(new RevokePersonSubject(ALL_ROUNDER.id())));

    private TransactionDraft revoking(List<DecisionState> decisions, TestPerson... people) {
      StateAndRef<ApproverState> before = given(People.approver(ALL_ROUNDER));
      return People.concluding(
              new PeopleContract.Commands.RevokePerson(),
              revocation,
              decisions,
              Arrays.stream(people).map(People::approver).toList())
          .consuming(before)
          .producing(before.getState().getData().revoked(header(before.getRef())));
    }

    private DecisionState revokes(TestPerson person, Role role) {
      return person.answers(revocation, role, Decision.APPROVE);
    }

    @Test
    void acceptsTwoOthersInAnyRole() {
      revoking(
              List.of(revokes(VALIDATOR, MODEL_VALIDATOR), revokes(NEWCOMER, MODEL_VALIDATOR)),
              VALIDATOR,
              NEWCOMER)
          .isAccepted();
    }

    @Test
    void rejectsThree() {
      revoking(
              List.of(
                  revokes(VALIDATOR, MODEL_VALIDATOR),
                  revokes(APPROVER, MODEL_APPROVER),
                  revokes(NEWCOMER, MODEL_VALIDATOR)),
              VALIDATOR,
              APPROVER,
              NEWCOMER)
          .isRefusedBy(LedgerRule.DECIDED_ROLES);
    }

    @Test
    void rejectsTheOneItIsAbout() {
      revoking(
              List.of(revokes(VALIDATOR, MODEL_VALIDATOR), revokes(ALL_ROUNDER, MODEL_DEVELOPER)),
              VALIDATOR,
              ALL_ROUNDER)
          .isRefusedBy(LedgerRule.DECISION_PERSON);
    }
  }

  @Nested
  class EnrolledNow {
    @Test
    void rejectsSomebodyRevokedSince() {
      People.concludeReview()
          .withReferenced(ApproverState.class, "status", ApproverStatus.REVOKED)
          .isRefusedBy(LedgerRule.APPROVER_ACTIVE);
    }

    @Test
    void rejectsSomebodyChangedSinceWhoWaits() {
      People.concludeReview()
          .withReferenced(ApproverState.class, "activeFrom", NOW)
          .isRefusedBy(LedgerRule.APPROVER_ACTIVE);
    }

    @Test
    void rejectsSomebodyWhoseKeyWasReplacedSince() {
      People.concludeReview()
          .withReferenced(
              ApproverState.class, "person.key", VALIDATOR.withNewKey().person().getKey())
          .isRefusedBy(LedgerRule.ASSERTION_SIGNATURE);
    }

    @Test
    void rejectsSomebodyWhoLostTheRoleSince() {
      People.concludeReview()
          .withReferenced(ApproverState.class, "person.roles", List.of(MODEL_DEVELOPER))
          .isRefusedBy(LedgerRule.APPROVER_ROLE);
    }

    @Test
    void rejectsADecisionWhoseMakerIsNotReferenced() {
      concluding(
              List.of(approves(VALIDATOR, MODEL_VALIDATOR), approves(APPROVER, MODEL_APPROVER)),
              VALIDATOR,
              ALL_ROUNDER)
          .isRefusedBy(LedgerRule.DECIDED_PEOPLE);
    }

    @Test
    void rejectsSomebodyWhoDidNotDecide() {
      concluding(
              List.of(approves(VALIDATOR, MODEL_VALIDATOR), approves(APPROVER, MODEL_APPROVER)),
              VALIDATOR,
              APPROVER,
              ALL_ROUNDER)
          .isRefusedBy(LedgerRule.DECIDED_PEOPLE);
    }

    @Test
    void rejectsPeopleOfAnotherMember() {
      People.concludeReview()
          .withReferenced(ApproverState.class, "member", BANK_C.getParty())
          .isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }

    @Test
    void rejectsDecisionsMadeAtAnOriginThatTheMemberGaveUp() {
      People.concludeReview()
          .withReferencedElement(
              ConsortiumState.class, "members", 1, "origins", List.of("https://new.example"))
          .isRefusedBy(LedgerRule.ASSERTION_ORIGIN);
    }
  }

  @Nested
  class Once {
    @Test
    void rejectsDecisionsThatWereCountedBefore() {
      People.concludeReview()
          .withConsumed(DecisionState.class, "counted", true)
          .isRefusedBy(LedgerRule.DECIDED_COUNTED);
    }

    @Test
    void rejectsDecisionsThatStayUncounted() {
      People.concludeReview()
          .with(DecisionState.class, "counted", false)
          .isRefusedBy(LedgerRule.DECIDED_COUNTED);
    }

    @Test
    void rejectsDecisionsThatVanish() {
      People.concludeReview()
          .without(DecisionState.class)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsThreeDecisionsOfWhichOneVanishes() {
      concluding(
              List.of(
                  approves(VALIDATOR, MODEL_VALIDATOR),
                  approves(APPROVER, MODEL_APPROVER),
                  approves(ALL_ROUNDER, MODEL_APPROVER)),
              VALIDATOR,
              APPROVER,
              ALL_ROUNDER)
          .without(DecisionState.class)
          .isRefusedBy(LedgerRule.DECIDED_COUNTED);
    }

    @Test
    void rejectsARefusalThatIsCountedAsApproval() {
      DecisionState refusal = ALL_ROUNDER.answers(asked, MODEL_VALIDATOR, Decision.REJECT);
      concluding(
              List.of(Copy.with(refusal, "counted", false), approves(APPROVER, MODEL_APPROVER)),
              ALL_ROUNDER,
              APPROVER)
          .isRefusedBy(LedgerRule.DECIDED_COUNTED);
    }

    @Test
    void rejectsAProposalThatStaysOpen() {
      People.concludeReview()
          .with(ProposalState.class, "status", ProposalStatus.OPEN)
          .isRefusedBy(LedgerRule.DECIDED_PROPOSAL);
    }

    @Test
    void rejectsAProposalThatWasCarriedOutBefore() {
      ProposalState accepted =
          People.proposal(People.review()).withStatus(header(null), ProposalStatus.ACCEPTED);
      People.concludeReview(given(accepted)).isRefusedBy(LedgerRule.DECISION_PROPOSAL);
    }

    @Test
    void rejectsAProposalThatOneOfThemRefused() {
      ProposalState rejected =
          People.proposal(People.review()).withStatus(header(null), ProposalStatus.REJECTED);
      People.concludeReview(given(rejected)).isRefusedBy(LedgerRule.DECISION_PROPOSAL);
    }

    @Test
    void rejectsDecisionsOnAnotherProposalOfTheSame() {
      StateAndRef<ProposalState> other = given(People.proposal(People.review()));
      concluding(
              List.of(
                  VALIDATOR.answers(other, MODEL_VALIDATOR, Decision.APPROVE),
                  approves(APPROVER, MODEL_APPROVER)),
              VALIDATOR,
              APPROVER)
          .isRefusedBy(LedgerRule.DECISION_PROPOSAL);
    }

    @Test
    void rejectsAnExpiredProposal() {
      TransactionDraft draft = People.concludeReview();
      draft
          .within(TimeWindow.withTolerance(NOW.plus(Duration.ofDays(8)), Duration.ofMinutes(2)))
          .withEach("header.at", NOW.plus(Duration.ofDays(8)))
          .isRefusedBy(LedgerRule.PROPOSAL_EXPIRY);
    }
  }

  @Nested
  class OfItsKind {
    @Test
    void rejectsWhatWasDecidedOnSomethingElse() {
      TransactionDraft draft =
          People.byRule(new PeopleContract.Commands.ChangeRule(), asked)
              .consuming(given(People.register()));
      StateAndRef<PeopleRegisterState> register = draft.consumed(PeopleRegisterState.class);
      draft
          .producing(
              register
                  .getState()
                  .getData()
                  .withRule(header(register.getRef()), List.of(MODEL_APPROVER, MODEL_APPROVER)))
          .isRefusedBy(LedgerRule.DECIDED_PROPOSAL);
    }

    @Test
    void rejectsTheEnrolmentOfAnotherThanWasDecided() {
      Person other = new Person(APPROVER.id(), NEWCOMER.person().getKey(), List.of(MODEL_APPROVER));
      People.enrol()
          .with(ApproverState.class, "person", other)
          .isRefusedBy(LedgerRule.PERSON_AS_DECIDED);
    }

    @Test
    void rejectsAProposalThatChangesOnTheWay() {
      People.concludeReview()
          .with(ProposalState.class, "subject", new RevokePersonSubject(VALIDATOR.id()))
          .isRefusedBy(LedgerRule.DECIDED_PROPOSAL);
    }
  }

  @Test
  void isSignedByTheMemberAlone() {
    People.concludeReview().signedBy(BANK_B, BANK_C).isRefusedBy(LedgerRule.FRAME_SIGNERS);
  }
}
