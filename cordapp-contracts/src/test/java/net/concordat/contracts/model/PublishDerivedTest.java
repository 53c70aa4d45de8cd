// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.TestLedger.given;

import java.time.Duration;
import java.util.List;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.StateRef;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A member publishes what it made of its own version, or of another's under a grant. */
class PublishDerivedTest {
  private static final Class<ModelVersionState> VERSION = ModelVersionState.class;
  private static final Class<GrantState> GRANT = GrantState.class;
  private static final StateRef ELSEWHERE = new StateRef(Samples.digest("elsewhere"), 0);

  @Nested
  class Link {
    @Test
    void rejectsAMissingLink() {
      Valid.publishDerivedFromOwn()
          .with(VERSION, "parent", null)
          .isRefusedBy(LedgerRule.PARENT_LINK);
    }

    @Test
    void rejectsTheStateOfAnother() {
      Valid.publishDerivedFromOwn()
          .with(VERSION, "parent.state", ELSEWHERE)
          .isRefusedBy(LedgerRule.PARENT_LINK);
    }

    @Test
    void rejectsAnotherDigest() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "parent.version.artifactDigest", Samples.digest("other artifact"))
          .isRefusedBy(LedgerRule.PARENT_LINK);
    }

    @Test
    void rejectsAnotherNumber() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "parent.version.version", 1)
          .isRefusedBy(LedgerRule.PARENT_LINK);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "APPROVED")
    void rejectsAParentThatIsNotApproved(VersionStatus status) {
      Valid.publishDerivedFromOwn()
          .withReferenced(VERSION, "status", status)
          .isRefusedBy(LedgerRule.PARENT_APPROVED);
    }
  }

  @Nested
  class OwnParent {
    @Test
    void acceptsAVersionOfTheOwnersVersion() {
      Valid.publishDerivedFromOwn().isAccepted();
    }

    @Test
    void acceptsAWiderPolicyWhereAllThePastIsTheOwners() {
      ModelVersionState second = Valid.publishDerivedFromOwn().produced(VERSION);
      Valid.publishDerivedFromOwn(
              second.decided(Samples.header(ELSEWHERE), VersionStatus.APPROVED, List.of(ELSEWHERE)))
          .with(VERSION, "policy.recipients", List.of(BANK_D.getParty()))
          .with(VERSION, "policy.terms.purposes", List.of("fraud", "credit-risk"))
          .isAccepted();
    }

    @Test
    void rejectsAGrantThatIsNotNeeded() {
      Valid.publishDerivedFromOwn()
          .referencing(given(Samples.useGrant()))
          .isRefusedBy(LedgerRule.PARENT_GRANT);
    }

    @Test
    void rejectsAGrantThatIsOnlyNamed() {
      Valid.publishDerivedFromOwn()
          .with(VERSION, "parent.grant", ELSEWHERE)
          .isRefusedBy(LedgerRule.PARENT_GRANT);
    }
  }

  @Nested
  class GrantedParent {
    @Test
    void acceptsAVersionOfAGrantedVersion() {
      Valid.publishDerivedFromGranted().isAccepted();
    }

    @Test
    void rejectsAParentWithoutAGrant() {
      Valid.publishDerivedFromGranted()
          .withoutReferenced(GRANT)
          .isRefusedBy(LedgerRule.PARENT_GRANT);
    }

    @Test
    void rejectsAGrantThatTheVersionDoesNotName() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "parent.grant", null)
          .isRefusedBy(LedgerRule.PARENT_GRANT);
    }

    @Test
    void rejectsAnotherGrantThanTheOneNamed() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "parent.grant", ELSEWHERE)
          .isRefusedBy(LedgerRule.PARENT_GRANT);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void rejectsAGrantThatIsNotActive(GrantStatus status) {
      Valid.publishDerivedFromGranted()
          .withReferenced(GRANT, "status", status)
          .isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @Test
    void rejectsAnothersGrant() {
      Valid.publishDerivedFromGranted()
          .withReferenced(GRANT, "grantee", BANK_C.getParty())
          .isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @Test
    void rejectsAGrantOfAnotherVersion() {
      Valid.publishDerivedFromGranted()
          .withReferenced(GRANT, "version.version", 2)
          .isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @Test
    void rejectsAGrantThatExpired() {
      Valid.publishDerivedFromGranted()
          .withReferenced(GRANT, "terms.expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.GRANT_EXPIRED);
    }

    @Test
    void rejectsAGrantForReview() {
      Valid.publishDerivedFromGranted()
          .withReferenced(GRANT, "kind", GrantKind.REVIEW)
          .isRefusedBy(LedgerRule.GRANT_REVIEW_ONLY);
    }

    @Test
    void rejectsAGrantThatDoesNotAllowFineTuning() {
      Valid.publishDerivedFromGranted()
          .withReferenced(GRANT, "terms.mayFineTune", false)
          .isRefusedBy(LedgerRule.PARENT_MAY_FINE_TUNE);
    }
  }

  @Nested
  class InheritedPolicy {
    @Test
    void rejectsARecipientThatTheParentsPolicyDoesNotName() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "policy.recipients", List.of(BANK_A.getParty(), BANK_D.getParty()))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsAThirdRecipientWithoutTheRightToShareOnward() {
      Valid.publishDerivedFromGranted()
          .withReferenced(GRANT, "terms.mayShareOnward", false)
          .with(VERSION, "policy.terms.mayShareOnward", false)
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void acceptsTheParentsOwnerAloneWithoutTheRightToShareOnward() {
      Valid.publishDerivedFromGranted()
          .withReferenced(GRANT, "terms.mayShareOnward", false)
          .with(VERSION, "policy.terms.mayShareOnward", false)
          .with(VERSION, "policy.recipients", List.of(BANK_A.getParty()))
          .isAccepted();
    }

    @Test
    void rejectsAReviewerThatTheParentsPolicyDoesNotName() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "policy.reviewers", List.of(BANK_C.getParty()))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsAPurposeMore() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "policy.terms.purposes", List.of("fraud", "credit-risk"))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsALaterExpiry() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "policy.terms.expiresAt", Samples.NOW.plus(Duration.ofDays(91)))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsDerivedVersionsThatNeedNotGoBackAnyMore() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "policy.terms.derivedVersionsGoBack", false)
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsTheRightToShareOnwardThatTheGrantDoesNotGive() {
      Valid.publishDerivedFromGranted()
          .withReferenced(GRANT, "terms.mayShareOnward", false)
          .with(VERSION, "policy.recipients", List.of(BANK_A.getParty()))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsAVersionThatDoesNotGoBack() {
      Valid.publishDerivedFromGranted()
          .with(VERSION, "policy.recipients", List.of(BANK_C.getParty()))
          .isRefusedBy(LedgerRule.PARENT_GIVES_BACK);
    }

    @Test
    void acceptsAVersionThatNeedNotGoBack() {
      Valid.publishDerivedFromGranted()
          .withReferenced(GRANT, "terms.derivedVersionsGoBack", false)
          .with(VERSION, "policy.recipients", List.of(BANK_C.getParty()))
          .isAccepted();
    }
  }

  /** Bank B derives once more, from what it derived from bank A's version. */
  @Nested
  class OwnParentThatWasDerived {
    private TransactionDraft again() {
      ModelVersionState own = Valid.publishDerivedFromGranted().produced(VERSION);
      ModelVersionState approved =
          own.decided(Samples.header(ELSEWHERE), VersionStatus.APPROVED, List.of(ELSEWHERE));
      return Valid.publishDerivedFromOwn(approved);
    }

    @Test
    void acceptsTheSamePolicy() {
      again().isAccepted();
    }

    @Test
    void rejectsALinkThatForgetsTheGrant() {
      again().with(VERSION, "parent.grant", null).isRefusedBy(LedgerRule.PARENT_GRANT);
    }

    @Test
    void rejectsARecipientMore() {
      again()
          .with(
              VERSION,
              "policy.recipients",
              List.of(BANK_A.getParty(), BANK_C.getParty(), BANK_D.getParty()))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsAReviewerMore() {
      again()
          .with(VERSION, "policy.reviewers", List.of(BANK_C.getParty(), BANK_D.getParty()))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsWiderTerms() {
      again()
          .with(VERSION, "policy.terms.expiresAt", Samples.NOW.plus(Duration.ofDays(31)))
          .isRefusedBy(LedgerRule.PARENT_POLICY);
    }

    @Test
    void rejectsAVersionThatNoLongerGoesBack() {
      again()
          .with(VERSION, "policy.recipients", List.of())
          .isRefusedBy(LedgerRule.PARENT_GIVES_BACK);
    }
  }
}
