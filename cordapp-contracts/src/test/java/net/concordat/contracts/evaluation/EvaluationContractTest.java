// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.evaluation;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.TestLedger.given;

import java.time.Instant;
import java.util.UUID;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.model.ModelVersionState;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A member records what it measured of a version that it holds by right. */
class EvaluationContractTest {
  private static final Class<EvaluationState> EVALUATION = EvaluationState.class;
  private static final Class<HoldoutUseState> TICKET = HoldoutUseState.class;
  private static final Class<GrantState> GRANT = GrantState.class;
  private static final Class<DeliveryReceiptState> RECEIPT = DeliveryReceiptState.class;

  @Nested
  class Evaluate {
    @Test
    void acceptsAGranteeThatReceivedTheVersion() {
      Valid.evaluate().isAccepted();
    }

    @Test
    void acceptsTheOwner() {
      Valid.evaluateOwn().isAccepted();
    }

    @Test
    void rejectsASuspendedEvaluator() {
      Valid.evaluate()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isRefusedBy(LedgerRule.EVALUATION_MEMBER);
    }

    @Test
    void rejectsAnEvaluationInTheNameOfAnother() {
      Valid.evaluate().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsAnEvaluationOfOtherBytes() {
      Valid.evaluate()
          .with(EVALUATION, "version.artifactDigest", Samples.digest("other artifact"))
          .isRefusedBy(LedgerRule.EVALUATION_VERSION);
    }

    @Test
    void rejectsAnEvaluationThatNamesAnotherOwner() {
      Valid.evaluate()
          .with(EVALUATION, "owner", BANK_C.getParty())
          .isRefusedBy(LedgerRule.EVALUATION_VERSION);
    }
  }

  @Nested
  class Entitled {
    @Test
    void rejectsAnEvaluationWithoutAReceipt() {
      Valid.evaluate().withoutReferenced(RECEIPT).isRefusedBy(LedgerRule.EVALUATION_ENTITLED);
    }

    @Test
    void rejectsAnEvaluationWithoutAGrant() {
      Valid.evaluate().withoutReferenced(GRANT).isRefusedBy(LedgerRule.EVALUATION_ENTITLED);
    }

    @Test
    void rejectsTheReceiptOfAnother() {
      Valid.evaluate()
          .withReferenced(RECEIPT, "grantee", BANK_C.getParty())
          .isRefusedBy(LedgerRule.EVALUATION_ENTITLED);
    }

    @Test
    void rejectsTheReceiptOfAnotherGrant() {
      Valid.evaluate()
          .withReferenced(
              RECEIPT, "grantId", UUID.fromString("00000000-0000-0000-0000-000000000001"))
          .isRefusedBy(LedgerRule.EVALUATION_ENTITLED);
    }

    @Test
    void rejectsTheReceiptOfAnotherVersion() {
      Valid.evaluate()
          .withReferenced(RECEIPT, "version.version", 2)
          .isRefusedBy(LedgerRule.EVALUATION_ENTITLED);
    }

    @Test
    void rejectsAnOwnerThatShowsAGrant() {
      Valid.evaluateOwn()
          .referencing(given(Samples.useGrant()))
          .isRefusedBy(LedgerRule.EVALUATION_ENTITLED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void rejectsAGrantThatIsNotActive(GrantStatus status) {
      Valid.evaluate().withReferenced(GRANT, "status", status).isRefusedBy(LedgerRule.GRANT_ACTIVE);
    }

    @Test
    void rejectsAGrantThatExpired() {
      Valid.evaluate()
          .withReferenced(GRANT, "terms.expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.GRANT_EXPIRED);
    }

    @Test
    void rejectsAReviewThatTheDecisionEnded() {
      Valid.evaluate()
          .withReferenced(GRANT, "kind", GrantKind.REVIEW)
          .withReferenced(GRANT, "offeredAs", VersionStatus.PENDING_APPROVAL)
          .isRefusedBy(LedgerRule.GRANT_REVIEW_ENDED);
    }
  }

  @Nested
  class OnAHoldout {
    @Test
    void rejectsAnEvaluationWithoutATicket() {
      Valid.evaluate().withoutConsumed(TICKET).isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsTwoTickets() {
      Valid.evaluate()
          .consuming(given(Samples.holdout(BANK_B, 4).ticket(Samples.header(null))))
          .isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsTheTicketOfAnother() {
      Valid.evaluate()
          .withConsumed(TICKET, "owner", BANK_C.getParty())
          .isRefusedBy(LedgerRule.EVALUATION_HOLDOUT);
    }

    @Test
    void rejectsOtherRowsThanTheTickets() {
      Valid.evaluate()
          .with(EVALUATION, "holdout.root", Samples.digest("better rows"))
          .isRefusedBy(LedgerRule.EVALUATION_HOLDOUT);
    }

    @Test
    void rejectsAnEarlierUseThanTheTickets() {
      Valid.evaluate().with(EVALUATION, "use", 1).isRefusedBy(LedgerRule.EVALUATION_HOLDOUT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 86_400})
    void rejectsRowsChosenOnceTheGrantWasAccepted(int seconds) {
      committed(Valid.evaluate(), Samples.NOW.plusSeconds(seconds))
          .isRefusedBy(LedgerRule.EVALUATION_COMMITTED_BEFORE);
    }

    @Test
    void acceptsRowsChosenJustBefore() {
      committed(Valid.evaluate(), Samples.NOW.minusMillis(1)).isAccepted();
    }

    @Test
    void rejectsRowsThatTheOwnerChoseOnceItHadPublished() {
      committed(Valid.evaluateOwn(), Samples.NOW)
          .isRefusedBy(LedgerRule.EVALUATION_COMMITTED_BEFORE);
    }

    @Test
    void goesByWhenAVersionWasPublishedNotByWhatBecameOfItSince() {
      committed(Valid.evaluateOwn(), Samples.NOW.minusSeconds(60))
          .withReferenced(ModelVersionState.class, "publishedAt", Samples.NOW.minusSeconds(61))
          .isRefusedBy(LedgerRule.EVALUATION_COMMITTED_BEFORE);
    }

    private TransactionDraft committed(TransactionDraft draft, Instant at) {
      return draft
          .withConsumed(TICKET, "holdout.committedAt", at)
          .with(EVALUATION, "holdout.committedAt", at);
    }
  }

  @Nested
  class Metrics {
    @ParameterizedTest
    @CsvSource({
      "-1, -1, 5", // below 0
      "5, -1, 6", // interval from below 0
      "1000001, 5, 1000001", // above 1
      "5, 4, 1000001", // interval beyond 1
      "5, 6, 7", // below its interval
      "8, 6, 7" // above its interval
    })
    void rejectsAMetricOutsideItsRange(int value, int low, int high) {
      Valid.evaluate()
          .with(EVALUATION, "metrics.rocAuc", new Metric(value, low, high))
          .isRefusedBy(LedgerRule.EVALUATION_METRICS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rocAuc", "prAuc", "recallAtFpr1"})
    void rejectsAnyMetricAboveOne(String metric) {
      Valid.evaluate()
          .with(EVALUATION, "metrics." + metric, new Metric(1_000_001, 0, 1_000_001))
          .isRefusedBy(LedgerRule.EVALUATION_METRICS);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1000000, 1000000, 1000000", "500000, 0, 1000000"})
    void acceptsTheEndsOfTheRange(int value, int low, int high) {
      Valid.evaluate()
          .with(EVALUATION, "metrics.rocAuc", new Metric(value, low, high))
          .isAccepted();
    }
  }
}
