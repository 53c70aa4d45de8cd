// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.delivery;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;

import java.util.UUID;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A grantee acknowledges the bytes it received. */
class DeliveryReceiptContractTest {
  private static final Class<DeliveryReceiptState> RECEIPT = DeliveryReceiptState.class;
  private static final Class<GrantState> GRANT = GrantState.class;

  @Nested
  class Receipt {
    @Test
    void acceptsTheDigestOfTheVersion() {
      Valid.receipt().isAccepted();
    }

    @Test
    void rejectsAnotherDigest() {
      Valid.receipt()
          .with(RECEIPT, "computedDigest", Samples.digest("other artifact"))
          .isRefusedBy(LedgerRule.RECEIPT_DIGEST);
    }

    @Test
    void rejectsAnotherGrantsId() {
      Valid.receipt()
          .with(RECEIPT, "grantId", UUID.fromString("00000000-0000-0000-0000-000000000001"))
          .isRefusedBy(LedgerRule.RECEIPT_GRANTEE);
    }

    @Test
    void rejectsAnotherGrantor() {
      Valid.receipt()
          .with(RECEIPT, "grantor", BANK_C.getParty())
          .isRefusedBy(LedgerRule.RECEIPT_GRANTEE);
    }

    @Test
    void rejectsAnotherVersion() {
      Valid.receipt().with(RECEIPT, "version.version", 2).isRefusedBy(LedgerRule.RECEIPT_GRANTEE);
    }

    @Test
    void rejectsASuspendedGrantee() {
      Valid.receipt()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isRefusedBy(LedgerRule.RECEIPT_GRANTEE);
    }

    @Test
    void rejectsAReceiptByAnotherThanTheGrantee() {
      Valid.receipt()
          .with(RECEIPT, "grantee", BANK_C.getParty())
          .signedBy(BANK_C)
          .isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @Test
    void rejectsAReceiptThatTheGrantorSigns() {
      Valid.receipt().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void rejectsAGrantThatIsNotActive(GrantStatus status) {
      Valid.receipt().withReferenced(GRANT, "status", status).isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @Test
    void rejectsAGrantThatExpired() {
      Valid.receipt()
          .withReferenced(GRANT, "terms.expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.GRANT_EXPIRED);
    }
  }

  @Nested
  class OfAReview {
    private TransactionDraft receipt(VersionStatus offeredAs) {
      return Valid.receipt()
          .withReferenced(GRANT, "kind", GrantKind.REVIEW)
          .withReferenced(GRANT, "offeredAs", offeredAs);
    }

    @Test
    void acceptsAReviewOfferedAfterTheDecision() {
      receipt(VersionStatus.APPROVED).isAccepted();
    }

    @Test
    void rejectsAReviewThatTheDecisionEnded() {
      receipt(VersionStatus.PENDING_APPROVAL).isRefusedBy(LedgerRule.GRANT_REVIEW_ENDED);
    }
  }
}
