// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.approval;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;

import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.StateRef;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A member decides on a pending version of another's, for itself. */
class ApprovalContractTest {
  private static final Class<ApprovalState> APPROVAL = ApprovalState.class;

  @Nested
  class Decide {
    @ParameterizedTest
    @EnumSource
    void acceptsEitherDecision(Decision decision) {
      Valid.decide().with(APPROVAL, "decision", decision).isAccepted();
    }

    @Test
    void acceptsADecisionWithoutConditionsAndEvidence() {
      Valid.decide()
          .with(APPROVAL, "conditions", null)
          .with(APPROVAL, "evidenceDigest", null)
          .isAccepted();
    }

    @Test
    void rejectsADecisionOnAnotherState() {
      Valid.decide()
          .with(APPROVAL, "versionState", new StateRef(Samples.digest("elsewhere"), 0))
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @Test
    void rejectsADecisionOnOtherBytes() {
      Valid.decide()
          .with(APPROVAL, "version.artifactDigest", Samples.digest("other artifact"))
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @Test
    void rejectsADecisionThatNamesAnotherOwner() {
      Valid.decide()
          .with(APPROVAL, "owner", BANK_C.getParty())
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING_APPROVAL")
    void rejectsADecisionOnADecidedVersion(VersionStatus status) {
      Valid.decide()
          .withReferenced(ModelVersionState.class, "status", status)
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @Test
    void rejectsADecisionOfTheOwner() {
      Valid.decide()
          .with(APPROVAL, "member", BANK_A.getParty())
          .signedBy(BANK_A)
          .isRefusedBy(LedgerRule.APPROVAL_MEMBER);
    }

    @Test
    void rejectsADecisionOfASuspendedMember() {
      Valid.decide()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isRefusedBy(LedgerRule.APPROVAL_MEMBER);
    }

    @Test
    void rejectsADecisionThatExpiresInsideTheWindow() {
      Valid.decide()
          .with(APPROVAL, "expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.APPROVAL_EXPIRY);
    }

    @Test
    void rejectsADecisionInTheNameOfAnother() {
      Valid.decide().signedBy(BANK_C).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsADecisionThatOnlyTheOwnerSigns() {
      Valid.decide().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }
}
