// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.sharing;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.TestLedger.given;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
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

/** A grant is offered by the version's owner, or passed on by one that may, within the policy. */
class OfferTest {
  private static final Class<GrantState> GRANT = GrantState.class;
  private static final Class<ModelVersionState> VERSION = ModelVersionState.class;

  @Nested
  class ByTheOwner {
    @Test
    void acceptsTheUseOfAnApprovedVersion() {
      Valid.offer().isAccepted();
    }

    @Test
    void rejectsAnOfferInTheNameOfTheOwner() {
      Valid.offer().signedBy(BANK_C).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsASuspendedGrantor() {
      Valid.offer()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_A))
          .isRefusedBy(LedgerRule.GRANT_GRANTOR);
    }

    @Test
    void rejectsAnOwnerThatShowsAGrant() {
      Valid.offer().referencing(given(Samples.useGrant())).isRefusedBy(LedgerRule.GRANT_GRANTOR);
    }

    @Test
    void rejectsAnIdOfTheGrantorsChoice() {
      Valid.offer()
          .with(GRANT, "grantId", UUID.fromString("00000000-0000-0000-0000-000000000001"))
          .isRefusedBy(LedgerRule.GRANT_ID);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OFFERED")
    void rejectsAGrantThatNobodyAccepted(GrantStatus status) {
      Valid.offer().with(GRANT, "status", status).isRefusedBy(LedgerRule.GRANT_VERSION);
    }

    @Test
    void rejectsAGrantOfOtherBytes() {
      Valid.offer()
          .with(GRANT, "version.artifactDigest", Samples.digest("other artifact"))
          .isRefusedBy(LedgerRule.GRANT_VERSION);
    }

    @Test
    void rejectsAStatusThatTheVersionDoesNotHave() {
      Valid.offer()
          .with(GRANT, "offeredAs", VersionStatus.PENDING_APPROVAL)
          .isRefusedBy(LedgerRule.GRANT_VERSION);
    }
  }

  @Nested
  class Grantee {
    @Test
    void rejectsASuspendedGrantee() {
      Valid.offer()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isRefusedBy(LedgerRule.GRANT_GRANTEE);
    }

    @Test
    void rejectsTheGrantorItself() {
      Valid.offer().with(GRANT, "grantee", BANK_A.getParty()).isRefusedBy(LedgerRule.GRANT_GRANTEE);
    }

    @Test
    void rejectsTheVersionsOwner() {
      Valid.passOn()
          .with(GRANT, "grantee", BANK_A.getParty())
          .isRefusedBy(LedgerRule.GRANT_GRANTEE);
    }

    @Test
    void rejectsUseByAReviewer() {
      Valid.offer()
          .with(GRANT, "grantee", BANK_D.getParty())
          .isRefusedBy(LedgerRule.GRANT_RECIPIENT);
    }

    @Test
    void rejectsReviewByAMemberThatThePolicyDoesNotName() {
      Valid.offerReview()
          .withReferenced(VERSION, "policy.reviewers", List.of())
          .isRefusedBy(LedgerRule.GRANT_RECIPIENT);
    }

    @Test
    void acceptsReviewByARecipient() {
      Valid.offering(VersionStatus.PENDING_APPROVAL, GrantKind.REVIEW, BANK_B).isAccepted();
    }
  }

  @Nested
  class Status {
    @Test
    void acceptsTheReviewOfAPendingVersion() {
      Valid.offerReview().isAccepted();
    }

    @Test
    void acceptsTheReviewOfAnApprovedVersion() {
      Valid.offering(VersionStatus.APPROVED, GrantKind.REVIEW, BANK_D).isAccepted();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "APPROVED")
    void rejectsTheUseOfAVersionThatIsNotApproved(VersionStatus status) {
      Valid.offering(status, GrantKind.USE, BANK_B).isRefusedBy(LedgerRule.GRANT_STATUS);
    }

    @Test
    void rejectsTheReviewOfARejectedVersion() {
      Valid.offering(VersionStatus.REJECTED, GrantKind.REVIEW, BANK_D)
          .isRefusedBy(LedgerRule.GRANT_STATUS);
    }
  }

  @Nested
  class Terms {
    @Test
    void rejectsAPurposeMore() {
      Valid.offer()
          .with(GRANT, "terms.purposes", List.of("fraud", "credit-risk"))
          .isRefusedBy(LedgerRule.GRANT_TERMS);
    }

    @Test
    void rejectsALaterExpiry() {
      Valid.offer()
          .with(GRANT, "terms.expiresAt", Samples.NOW.plus(Duration.ofDays(366)))
          .isRefusedBy(LedgerRule.GRANT_TERMS);
    }

    @Test
    void rejectsFineTuningThatThePolicyForbids() {
      Valid.offer()
          .withReferenced(VERSION, "policy.terms.mayFineTune", false)
          .isRefusedBy(LedgerRule.GRANT_TERMS);
    }

    @Test
    void rejectsSharingOnwardThatThePolicyForbids() {
      Valid.offer()
          .withReferenced(VERSION, "policy.terms.mayShareOnward", false)
          .isRefusedBy(LedgerRule.GRANT_TERMS);
    }

    @Test
    void rejectsDerivedVersionsThatNeedNotGoBack() {
      Valid.offer()
          .with(GRANT, "terms.derivedVersionsGoBack", false)
          .isRefusedBy(LedgerRule.GRANT_TERMS);
    }

    @Test
    void acceptsNarrowerTerms() {
      Valid.offer()
          .with(GRANT, "terms.mayFineTune", false)
          .with(GRANT, "terms.mayShareOnward", false)
          .isAccepted();
    }

    @Test
    void rejectsAVersionWhoseOwnerSaysNothingAboutPrivacy() {
      Valid.offer()
          .withReferenced(VERSION, "policy.terms.nonPrivate", null)
          .with(GRANT, "terms.nonPrivate", null)
          .isRefusedBy(LedgerRule.GRANT_NON_PRIVATE);
    }

    @Test
    void rejectsOtherWordsThanThePolicys() {
      Valid.offer()
          .with(GRANT, "terms.nonPrivate", "Quite harmless.")
          .isRefusedBy(LedgerRule.GRANT_NON_PRIVATE);
    }

    @Test
    void rejectsAGrantThatExpiresInsideTheWindow() {
      Valid.offer()
          .with(GRANT, "terms.expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.GRANT_EXPIRED);
    }
  }

  @Nested
  class PassedOn {
    @Test
    void acceptsAGrantOfAMemberThatMayShareOnward() {
      Valid.passOn().isAccepted();
    }

    @Test
    void rejectsAMemberThatShowsNoGrant() {
      Valid.passOn().withoutReferenced(GRANT).isRefusedBy(LedgerRule.GRANT_GRANTOR);
    }

    @Test
    void rejectsAGrantThatIsNotTheOneNamed() {
      Valid.passOn()
          .with(GRANT, "passedOnFrom", new StateRef(Samples.digest("elsewhere"), 0))
          .isRefusedBy(LedgerRule.GRANT_GRANTOR);
    }

    @Test
    void rejectsAMemberThatMayNotShareOnward() {
      Valid.passOn()
          .withReferenced(GRANT, "terms.mayShareOnward", false)
          .isRefusedBy(LedgerRule.GRANT_GRANTOR);
    }

    @Test
    void rejectsAMemberThatMayOnlyReview() {
      Valid.passOn()
          .withReferenced(GRANT, "kind", GrantKind.REVIEW)
          .isRefusedBy(LedgerRule.GRANT_GRANTOR);
    }

    @Test
    void rejectsWiderTermsThanItsOwn() {
      Valid.passOn()
          .with(GRANT, "terms.expiresAt", Samples.NOW.plus(Duration.ofDays(91)))
          .isRefusedBy(LedgerRule.GRANT_TERMS);
    }

    @Test
    void rejectsAGranteeThatThePolicyDoesNotName() {
      Valid.passOn()
          .with(GRANT, "grantee", BANK_D.getParty())
          .isRefusedBy(LedgerRule.GRANT_RECIPIENT);
    }

    @Test
    void rejectsAnothersGrant() {
      Valid.passOn()
          .withReferenced(GRANT, "grantee", BANK_D.getParty())
          .isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void rejectsAGrantThatIsNotActive(GrantStatus status) {
      Valid.passOn().withReferenced(GRANT, "status", status).isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @Test
    void rejectsAGrantThatExpired() {
      Valid.passOn()
          .withReferenced(GRANT, "terms.expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.GRANT_EXPIRED);
    }
  }
}
