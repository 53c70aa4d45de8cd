// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;

import java.util.List;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionContract.Commands;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.StateRef;
import net.corda.testing.core.TestIdentity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An owner counts the decisions on its version. */
class CountDecisionsTest {
  private static final Class<ApprovalState> APPROVAL = ApprovalState.class;
  private static final Class<ModelVersionState> VERSION = ModelVersionState.class;
  private static final StateRef ELSEWHERE = new StateRef(Samples.digest("elsewhere"), 0);

  private static TransactionDraft approving(TestIdentity... members) {
    return Valid.deciding(
        new Commands.Approve(), VersionStatus.APPROVED, Decision.APPROVE, members);
  }

  private static TransactionDraft rejecting(TestIdentity... members) {
    return Valid.deciding(new Commands.Reject(), VersionStatus.REJECTED, Decision.REJECT, members);
  }

  @Nested
  class Approve {
    @Test
    void acceptsAsManyApprovalsAsTheThreshold() {
      Valid.approve().isAccepted();
    }

    @Test
    void acceptsMoreApprovalsThanTheThreshold() {
      approving(BANK_B, BANK_C, BANK_D).isAccepted();
    }

    @Test
    void rejectsApproveWithFewerThanTheThreshold() {
      approving(BANK_B).isRefusedBy(LedgerRule.APPROVE_QUORUM);
    }

    @Test
    void rejectsApproveWhenTwoDecisionsAreOfOneMember() {
      approving(BANK_B, BANK_B).isRefusedBy(LedgerRule.APPROVE_QUORUM);
    }

    @Test
    void rejectsApproveWhenAMemberIsCountedTwiceBesideEnoughOthers() {
      approving(BANK_B, BANK_C, BANK_C).isRefusedBy(LedgerRule.APPROVE_QUORUM);
    }

    @Test
    void rejectsApproveWhenADecisionIsToReject() {
      Valid.approve()
          .withConsumed(APPROVAL, "decision", Decision.REJECT)
          .isRefusedBy(LedgerRule.APPROVE_QUORUM);
    }

    @Test
    void rejectsApproveUnderAHigherThreshold() {
      Valid.approve()
          .withReferenced(ConsortiumState.class, "rules.approvalThreshold", 3)
          .isRefusedBy(LedgerRule.APPROVE_QUORUM);
    }

    @Test
    void rejectsApproveThatTheOwnerHasNotSigned() {
      Valid.approve().signedBy(BANK_B).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsApproveOfASuspendedOwner() {
      Valid.approve()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_A))
          .isRefusedBy(LedgerRule.VERSION_OWNER);
    }
  }

  @Nested
  class Reject {
    @Test
    void acceptsSoManyThatTheThresholdIsOutOfReach() {
      Valid.reject().isAccepted();
    }

    @Test
    void rejectsRejectWhenOthersCouldStillApprove() {
      rejecting(BANK_B).isRefusedBy(LedgerRule.REJECT_QUORUM);
    }

    @Test
    void rejectsRejectWhenTwoDecisionsAreOfOneMember() {
      rejecting(BANK_B, BANK_B).isRefusedBy(LedgerRule.REJECT_QUORUM);
    }

    @Test
    void rejectsRejectWhenAMemberIsCountedTwiceBesideEnoughOthers() {
      rejecting(BANK_B, BANK_C, BANK_C).isRefusedBy(LedgerRule.REJECT_QUORUM);
    }

    @Test
    void rejectsRejectWhenADecisionIsToApprove() {
      Valid.reject()
          .withConsumed(APPROVAL, "decision", Decision.APPROVE)
          .isRefusedBy(LedgerRule.REJECT_QUORUM);
    }

    @Test
    void acceptsOneWhereTheOthersAreTooFew() {
      rejecting(BANK_B)
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_D))
          .isAccepted();
    }
  }

  @Nested
  class Decisions {
    @Test
    void rejectsADecisionOnAnotherStateOfTheVersion() {
      Valid.approve()
          .withConsumed(APPROVAL, "versionState", ELSEWHERE)
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING_APPROVAL")
    void rejectsAVersionThatIsDecidedAlready(VersionStatus status) {
      Valid.deciding(
              Samples.version(status),
              new Commands.Approve(),
              VersionStatus.APPROVED,
              Decision.APPROVE,
              BANK_B,
              BANK_C)
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @Test
    void rejectsADecisionThatExpired() {
      Valid.approve()
          .withConsumed(APPROVAL, "expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.APPROVAL_EXPIRY);
    }

    @Test
    void rejectsADecisionOfTheOwner() {
      approving(BANK_A, BANK_B).isRefusedBy(LedgerRule.APPROVAL_MEMBER);
    }

    @Test
    void rejectsADecisionOfAMemberSuspendedSince() {
      Valid.approve()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_C))
          .isRefusedBy(LedgerRule.APPROVAL_MEMBER);
    }
  }

  @Nested
  class Changes {
    @Test
    void rejectsApproveThatMakesAVersionRejected() {
      Valid.approve()
          .with(VERSION, "status", VersionStatus.REJECTED)
          .isRefusedBy(LedgerRule.DECISION_CHANGES);
    }

    @Test
    void rejectsRejectThatMakesAVersionApproved() {
      Valid.reject()
          .with(VERSION, "status", VersionStatus.APPROVED)
          .isRefusedBy(LedgerRule.DECISION_CHANGES);
    }

    @Test
    void rejectsOtherBytesThanWereDecidedOn() {
      Valid.approve()
          .with(VERSION, "artifact.digest", Samples.digest("other artifact"))
          .isRefusedBy(LedgerRule.DECISION_CHANGES);
    }

    @Test
    void rejectsAnotherPolicyThanWasDecidedOn() {
      Valid.approve()
          .with(VERSION, "policy.terms.mayShareOnward", false)
          .isRefusedBy(LedgerRule.DECISION_CHANGES);
    }

    @Test
    void rejectsADecisionThatIsNotNamed() {
      TransactionDraft draft = Valid.approve();
      List<StateRef> one = draft.consumedRefs(APPROVAL).subList(0, 1);
      draft.with(VERSION, "decidedBy", one).isRefusedBy(LedgerRule.DECISION_CHANGES);
    }
  }
}
