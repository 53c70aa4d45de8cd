// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.TestLedger.given;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.testing.Adoptions;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.Developments;
import net.concordat.contracts.testing.People;
import net.concordat.contracts.testing.Samples;
import net.corda.core.contracts.StateRef;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bank begins to use a version as its people decided, and only what it has a right to. */
class AdoptTest {
  private static final Class<AdoptionState> ADOPTION = AdoptionState.class;
  private static final Class<ModelVersionState> VERSION = ModelVersionState.class;
  private static final Class<GrantState> GRANT = GrantState.class;
  private static final Class<DeliveryReceiptState> RECEIPT = DeliveryReceiptState.class;
  private static final Class<DevelopmentState> DEVELOPMENT = DevelopmentState.class;

  private static AdoptSubject subject(String purpose, Instant expiresAt) {
    AdoptSubject usual = Adoptions.subject();
    return new AdoptSubject(
        usual.getVersion(), purpose, usual.getConditions(), usual.getEvidenceDigest(), expiresAt);
  }

  @Nested
  class Decided {
    @Test
    void acceptsWhatPeopleDecided() {
      Adoptions.adopt().isAccepted();
    }

    @Test
    void rejectsOtherConditions() {
      Adoptions.adopt().with(ADOPTION, "conditions", null).isRefusedBy(LedgerRule.ADOPTION_DECIDED);
    }

    @Test
    void rejectsOtherEvidence() {
      Adoptions.adopt()
          .with(ADOPTION, "evidenceDigest", Samples.digest("better evidence"))
          .isRefusedBy(LedgerRule.ADOPTION_DECIDED);
    }

    @Test
    void rejectsALongerLife() {
      Adoptions.adopt()
          .with(ADOPTION, "expiresAt", Samples.NOW.plus(Duration.ofDays(61)))
          .isRefusedBy(LedgerRule.ADOPTION_DECIDED);
    }

    @Test
    void rejectsAnotherVersion() {
      Adoptions.adopt()
          .with(ADOPTION, "version.version", 4)
          .isRefusedBy(LedgerRule.ADOPTION_DECIDED);
    }

    @Test
    void rejectsAnotherPurpose() {
      Adoptions.adopt()
          .with(ADOPTION, "purpose", "credit-risk")
          .isRefusedBy(LedgerRule.ADOPTION_DECIDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "RETIRED"})
    void rejectsAnotherStatus(AdoptionStatus status) {
      Adoptions.adopt().with(ADOPTION, "status", status).isRefusedBy(LedgerRule.ADOPTION_DECIDED);
    }

    @Test
    void rejectsAnIdThatTheBankChose() {
      Adoptions.adopt()
          .with(ADOPTION, "adoptionId", UUID.randomUUID())
          .isRefusedBy(LedgerRule.ADOPTION_DECIDED);
    }

    @Test
    void rejectsWhatPeopleDecidedOnSomethingElse() {
      Adoptions.promote()
          .commandingOnly(new AdoptionContract.Commands.Adopt())
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
      Adoptions.reinstate()
          .withoutConsumed(ADOPTION)
          .commandingOnly(new AdoptionContract.Commands.Adopt())
          .isRefusedBy(LedgerRule.DECIDED_PROPOSAL);
    }

    @Test
    void rejectsTheSupplierInPlaceOfTheBank() {
      Adoptions.adopt().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsASuspendedBank() {
      Adoptions.adopt()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isRefusedBy(LedgerRule.ADOPTION_MEMBER);
    }

    @Test
    void rejectsAnOwnerThatIsNotTheVersions() {
      Adoptions.adopt()
          .with(ADOPTION, "owner", BANK_C.getParty())
          .isRefusedBy(LedgerRule.ADOPTION_VERSION);
    }
  }

  @Nested
  class Version {
    @ParameterizedTest
    @EnumSource(names = "APPROVED", mode = EnumSource.Mode.EXCLUDE)
    void rejectsAVersionThatIsNotApprovedAsItStands(VersionStatus status) {
      Adoptions.adopt()
          .withReferenced(VERSION, "status", status)
          .isRefusedBy(LedgerRule.ADOPTION_VERSION);
      Adoptions.adoptOwn()
          .withReferenced(VERSION, "status", status)
          .isRefusedBy(LedgerRule.ADOPTION_VERSION);
    }

    @Test
    void rejectsAnotherVersionThanTheOneDecidedOn() {
      Adoptions.adopt()
          .withReferenced(VERSION, "version", 4)
          .isRefusedBy(LedgerRule.ADOPTION_VERSION);
      Adoptions.adopt()
          .withReferenced(VERSION, "artifact.digest", Samples.digest("other bytes"))
          .isRefusedBy(LedgerRule.ADOPTION_VERSION);
    }

    @Test
    void rejectsAPurposeThatTheConsortiumDoesNotName() {
      Adoptions.adopt(subject("marketing", Adoptions.subject().getExpiresAt()))
          .isRefusedBy(LedgerRule.ADOPTION_PURPOSE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 119})
    void rejectsATermThatEndsInsideTheWindow(long seconds) {
      Adoptions.adopt(subject("fraud", Samples.NOW.plusSeconds(seconds)))
          .isRefusedBy(LedgerRule.ADOPTION_EXPIRY);
    }

    @Test
    void acceptsATermThatEndsWithTheWindow() {
      Adoptions.adopt(subject("fraud", Samples.NOW.plusSeconds(120))).isAccepted();
    }
  }

  @Nested
  class Granted {
    @Test
    void rejectsWithoutAGrantOrWithoutAReceipt() {
      Adoptions.adopt().withoutReferenced(GRANT).isRefusedBy(LedgerRule.ADOPTION_GRANT);
      Adoptions.adopt().withoutReferenced(RECEIPT).isRefusedBy(LedgerRule.ADOPTION_GRANT);
    }

    @Test
    void rejectsAGrantToReview() {
      Adoptions.adopt()
          .withReferenced(GRANT, "kind", GrantKind.REVIEW)
          .isRefusedBy(LedgerRule.GRANT_REVIEW_ONLY);
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFERED", "REVOKED"})
    void rejectsAGrantThatDoesNotStand(GrantStatus status) {
      Adoptions.adopt()
          .withReferenced(GRANT, "status", status)
          .isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @Test
    void rejectsAnothersGrant() {
      Adoptions.adopt()
          .withReferenced(GRANT, "grantee", BANK_C.getParty())
          .isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @Test
    void rejectsAnExpiredGrant() {
      Adoptions.adopt()
          .withReferenced(GRANT, "terms.expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.GRANT_EXPIRED);
    }

    @Test
    void rejectsATermLongerThanTheGrants() {
      Adoptions.adopt()
          .withReferenced(GRANT, "terms.expiresAt", Samples.NOW.plus(Duration.ofDays(59)))
          .isRefusedBy(LedgerRule.ADOPTION_EXPIRY);
    }

    @Test
    void rejectsAPurposeThatTheGrantDoesNotName() {
      Adoptions.adopt()
          .withReferenced(GRANT, "terms.purposes", List.of("credit-risk"))
          .isRefusedBy(LedgerRule.ADOPTION_PURPOSE);
    }

    @Test
    void rejectsTheReceiptOfAnotherGrantOrMember() {
      Adoptions.adopt()
          .withReferenced(RECEIPT, "grantId", UUID.randomUUID())
          .isRefusedBy(LedgerRule.ADOPTION_GRANT);
      Adoptions.adopt()
          .withReferenced(RECEIPT, "grantee", BANK_C.getParty())
          .isRefusedBy(LedgerRule.ADOPTION_GRANT);
    }

    @Test
    void rejectsADevelopmentOfAnothersVersion() {
      Adoptions.adopt()
          .referencing(given(Developments.development()))
          .isRefusedBy(LedgerRule.ADOPTION_DEVELOPMENT);
    }
  }

  @Nested
  class Own {
    @Test
    void acceptsAVersionOfTheBanksOwn() {
      Adoptions.adoptOwn().isAccepted();
    }

    @Test
    void rejectsAGrantOrAReceiptThatItDoesNotNeed() {
      Adoptions.adoptOwn()
          .referencing(given(Samples.useGrant()))
          .isRefusedBy(LedgerRule.ADOPTION_GRANT);
      Adoptions.adoptOwn()
          .referencing(given(Samples.receipt(Samples.useGrant())))
          .isRefusedBy(LedgerRule.ADOPTION_GRANT);
    }

    @Test
    void rejectsAVersionOfWhichNobodySaysWhoDevelopedIt() {
      Adoptions.adoptOwn()
          .withoutReferenced(DEVELOPMENT)
          .isRefusedBy(LedgerRule.ADOPTION_DEVELOPMENT);
      Adoptions.adoptOwn()
          .withReferenced(VERSION, "provenance.development", null)
          .isRefusedBy(LedgerRule.ADOPTION_DEVELOPMENT);
    }

    @Test
    void rejectsAnotherDevelopmentThanTheOneTheVersionNames() {
      Adoptions.adoptOwn()
          .withReferenced(
              VERSION, "provenance.development", new StateRef(Samples.digest("another"), 0))
          .isRefusedBy(LedgerRule.ADOPTION_DEVELOPMENT);
    }

    @Test
    void rejectsTheDevelopmentOfOtherBytes() {
      Adoptions.adoptOwn(
              Copy.with(
                  Developments.development(), "artifactDigest", Samples.digest("other bytes")))
          .isRefusedBy(LedgerRule.ADOPTION_DEVELOPMENT);
    }

    @Test
    void rejectsADeveloperAmongThoseWhoDecide() {
      Adoptions.adoptOwn(Developments.development(People.ALL_ROUNDER, People.VALIDATOR))
          .isRefusedBy(LedgerRule.ADOPTION_DEVELOPER);
      Adoptions.adoptOwn(Developments.development(People.APPROVER))
          .isRefusedBy(LedgerRule.ADOPTION_DEVELOPER);
    }
  }

  @Nested
  class Derived {
    @Test
    void acceptsWhatTheBankDerivedUnderAGrantThatStands() {
      Adoptions.adoptDerived().isAccepted();
    }

    @Test
    void rejectsWithoutTheGrantBehindIt() {
      Adoptions.adoptDerived().withoutReferenced(GRANT).isRefusedBy(LedgerRule.ADOPTION_GRANT);
    }

    @Test
    void rejectsAnotherGrantThanTheOneBehindIt() {
      Adoptions.adoptDerived()
          .withoutReferenced(GRANT)
          .referencing(given(Samples.useGrant()))
          .isRefusedBy(LedgerRule.ADOPTION_GRANT);
    }

    @Test
    void rejectsAPurposeOrATermBeyondTheGrant() {
      Adoptions.adoptDerived(grant("terms.purposes", List.of("credit-risk")))
          .isRefusedBy(LedgerRule.ADOPTION_PURPOSE);
      Adoptions.adoptDerived(grant("terms.expiresAt", Samples.NOW.plus(Duration.ofDays(59))))
          .isRefusedBy(LedgerRule.ADOPTION_EXPIRY);
    }

    @Test
    void rejectsAGrantBehindItThatDoesNotStand() {
      Adoptions.adoptDerived(grant("status", GrantStatus.REVOKED))
          .isRefusedBy(LedgerRule.ADOPTION_GRANT);
    }

    private GrantState grant(String path, Object value) {
      return Copy.with(Samples.useGrant(), path, value);
    }
  }
}
