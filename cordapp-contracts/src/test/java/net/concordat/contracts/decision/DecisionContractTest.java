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
import static net.concordat.contracts.testing.TestLedger.given;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.ApproverStatus;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.testing.People;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TimeWindow;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a member asks its people, and each of them answers. */
class DecisionContractTest {
  private static final UUID ELSEWHERE = UUID.fromString("0a7ad0b5-6d0f-4a0a-9f0e-0b3c5f6f7a21");

  @Nested
  class Propose {
    @Test
    void acceptsWhatIsAskedByTheRule() {
      People.propose().isAccepted();
    }

    @Test
    void rejectsAProposalThatIsAcceptedAlready() {
      People.propose()
          .with(ProposalState.class, "status", ProposalStatus.ACCEPTED)
          .isRefusedBy(LedgerRule.PROPOSAL_OPEN);
    }

    @Test
    void rejectsAnIdOfTheMembersChoice() {
      People.propose()
          .with(ProposalState.class, "proposalId", ELSEWHERE)
          .isRefusedBy(LedgerRule.PROPOSAL_OPEN);
    }

    @Test
    void rejectsAProposalThatDemandsLessThanTheRule() {
      People.propose()
          .with(ProposalState.class, "requiredRoles", List.of(MODEL_APPROVER, MODEL_APPROVER))
          .isRefusedBy(LedgerRule.PROPOSAL_RULE);
    }

    @Test
    void rejectsAProposalThatAnyTwoPeopleCouldDecide() {
      People.propose()
          .with(ProposalState.class, "requiredRoles", List.of())
          .isRefusedBy(LedgerRule.PROPOSAL_RULE);
    }

    @Test
    void rejectsAProposalAboutAPersonByTheRule() {
      People.propose(new RevokePersonSubject(VALIDATOR.id()))
          .with(ProposalState.class, "requiredRoles", People.RULE)
          .isRefusedBy(LedgerRule.PROPOSAL_RULE);
    }

    @Test
    void rejectsTheRuleOfAnotherMember() {
      People.propose()
          .withReferenced(PeopleRegisterState.class, "member", BANK_C.getParty())
          .isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }

    @Test
    void rejectsAProposalThatExpiresInsideTheWindow() {
      People.propose()
          .with(ProposalState.class, "expiresAt", NOW.plusSeconds(119))
          .isRefusedBy(LedgerRule.PROPOSAL_EXPIRY);
    }
  }

  @Nested
  class Decide {
    @Test
    void acceptsAnApprovalInARoleThatIsDemanded() {
      People.decide().isAccepted();
    }

    @Test
    void acceptsAnyRoleOnAPerson() {
      People.decide(
              given(People.proposal(new RevokePersonSubject(VALIDATOR.id()))),
              ALL_ROUNDER,
              MODEL_DEVELOPER)
          .isAccepted();
    }

    @Test
    void rejectsADecisionOnAnotherState() {
      TransactionDraft draft = People.decide();
      DecisionState elsewhere =
          VALIDATOR.answers(
              given(People.proposal(People.review())), MODEL_VALIDATOR, Decision.APPROVE);
      draft
          .with(DecisionState.class, "proposal", elsewhere.getProposal())
          .isRefusedBy(LedgerRule.DECISION_PROPOSAL);
    }

    @Test
    void rejectsADecisionAboutSomethingElse() {
      People.decide()
          .with(DecisionState.class, "subjectDigest", Samples.digest("something else"))
          .isRefusedBy(LedgerRule.DECISION_PROPOSAL);
    }

    @Test
    void rejectsADecisionUnderAnotherId() {
      People.decide()
          .with(DecisionState.class, "proposalId", ELSEWHERE)
          .isRefusedBy(LedgerRule.DECISION_PROPOSAL);
    }

    @Test
    void rejectsADecisionAfterTheEnd() {
      ProposalState ended =
          People.proposal(People.review())
              .withStatus(Samples.header(null), ProposalStatus.REJECTED);
      People.decide(given(ended), VALIDATOR, MODEL_VALIDATOR)
          .isRefusedBy(LedgerRule.DECISION_PROPOSAL);
    }

    @Test
    void rejectsADecisionOnWhatHasExpired() {
      People.decide()
          .within(TimeWindow.withTolerance(NOW.plus(Duration.ofDays(8)), Duration.ofMinutes(2)))
          .with(DecisionState.class, "header.at", NOW.plus(Duration.ofDays(8)))
          .isRefusedBy(LedgerRule.PROPOSAL_EXPIRY);
    }

    @Test
    void rejectsADecisionInTheNameOfAnother() {
      People.decide()
          .with(DecisionState.class, "personId", APPROVER.id())
          .isRefusedBy(LedgerRule.DECISION_PERSON);
    }

    @Test
    void rejectsADecisionOnOneself() {
      People.decide(
              given(People.proposal(new RevokePersonSubject(VALIDATOR.id()))),
              VALIDATOR,
              MODEL_VALIDATOR)
          .isRefusedBy(LedgerRule.DECISION_PERSON);
    }

    @Test
    void rejectsARoleThatIsNotDemanded() {
      People.decide(given(People.proposal(People.review())), ALL_ROUNDER, MODEL_DEVELOPER)
          .isRefusedBy(LedgerRule.DECISION_ROLE);
    }

    @Test
    void rejectsARoleThatThePersonDoesNotHave() {
      People.decide(given(People.proposal(People.review())), VALIDATOR, MODEL_APPROVER)
          .isRefusedBy(LedgerRule.APPROVER_ROLE);
    }

    @Test
    void rejectsSomebodyWhoWaitsUntilInsideTheWindow() {
      People.decide()
          .withReferenced(ApproverState.class, "activeFrom", NOW.minusSeconds(119))
          .isRefusedBy(LedgerRule.APPROVER_ACTIVE);
    }

    @Test
    void acceptsSomebodyWhoseWaitEndsWithTheStartOfTheWindow() {
      People.decide()
          .withReferenced(ApproverState.class, "activeFrom", NOW.minusSeconds(120))
          .isAccepted();
    }

    @Test
    void acceptsSomebodyWithoutAWaitAtOnce() {
      People.decide()
          .withReferenced(ApproverState.class, "activeFrom", NOW)
          .withReferenced(ApproverState.class, "waitSeconds", 0L)
          .isAccepted();
    }

    @Test
    void rejectsSomebodyRevoked() {
      People.decide()
          .withReferenced(ApproverState.class, "status", ApproverStatus.REVOKED)
          .isRefusedBy(LedgerRule.APPROVER_ACTIVE);
    }

    @Test
    void rejectsARefusalThatLeavesTheProposalOpen() {
      TransactionDraft draft = People.decide();
      StateAndRef<ProposalState> proposal = draft.referenced(ProposalState.class);
      draft
          .without(DecisionState.class)
          .producing(VALIDATOR.answers(proposal, MODEL_VALIDATOR, Decision.REJECT))
          .isRefusedBy(LedgerRule.DECISION_VERDICT);
    }

    @Test
    void rejectsADecisionThatIsCountedAlready() {
      People.decide()
          .with(DecisionState.class, "counted", true)
          .isRefusedBy(LedgerRule.DECISION_VERDICT);
    }

    @Test
    void rejectsAPersonOfAnotherMember() {
      People.decide()
          .withReferenced(ApproverState.class, "member", BANK_C.getParty())
          .isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }

    @Test
    void rejectsTheAssertionOfSomebodyNotReferenced() {
      TransactionDraft draft = People.decide();
      draft
          .with(
              DecisionState.class,
              "assertion",
              NEWCOMER
                  .answers(draft.referenced(ProposalState.class), MODEL_VALIDATOR, Decision.APPROVE)
                  .getAssertion())
          .isRefusedBy(LedgerRule.ASSERTION_SIGNATURE);
    }
  }

  @Nested
  class Refuse {
    @Test
    void acceptsTheEndOfTheProposal() {
      People.refuse().isAccepted();
    }

    @Test
    void rejectsAProposalLeftOpen() {
      People.refuse()
          .with(ProposalState.class, "status", ProposalStatus.OPEN)
          .isRefusedBy(LedgerRule.DECIDED_PROPOSAL);
    }

    @Test
    void rejectsARefusalThatAcceptsTheProposal() {
      People.refuse()
          .with(ProposalState.class, "status", ProposalStatus.ACCEPTED)
          .isRefusedBy(LedgerRule.DECIDED_PROPOSAL);
    }

    @Test
    void rejectsAnApprovalInPlaceOfARefusal() {
      TransactionDraft draft = People.refuse();
      draft
          .without(DecisionState.class)
          .producing(
              VALIDATOR.answers(
                  draft.consumed(ProposalState.class), MODEL_VALIDATOR, Decision.APPROVE))
          .isRefusedBy(LedgerRule.DECISION_VERDICT);
    }

    @Test
    void rejectsTheRefusalOfAStranger() {
      People.refuse()
          .withReferenced(ApproverState.class, "person", NEWCOMER.person())
          .isRefusedBy(LedgerRule.DECISION_PERSON);
    }

    @Test
    void rejectsAnAdministratorWhoEndsAProposalAlone() {
      People.refuse()
          .without(DecisionState.class)
          .withoutReferenced(ApproverState.class)
          .signedBy(BANK_B)
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }
  }
}
