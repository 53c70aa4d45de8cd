// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.scoring;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Samples.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.Scorings;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bank's log of decisions is anchored batch by batch, in one history. */
class ScoringContractTest {
  private static final Class<ScoringRegisterState> REGISTER = ScoringRegisterState.class;
  private static final Class<ScoringBatchState> BATCH = ScoringBatchState.class;

  @Nested
  class BeginLog {
    @Test
    void acceptsAMembersSecondLog() {
      Scorings.begin().isAccepted();
    }

    @Test
    void acceptsASuspendedMembers() {
      Scorings.begin()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isAccepted();
    }

    @Test
    void rejectsAnothersSignature() {
      Scorings.begin().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsALogInAnothersRegister() {
      Scorings.begin()
          .with(BATCH, "member", BANK_A.getParty())
          .isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }

    @Test
    void rejectsALogThatWasBegunBefore() {
      Scorings.begin()
          .withConsumed(REGISTER, "logs", List.of(Scorings.LOG))
          .with(REGISTER, "logs", List.of(Scorings.LOG, Scorings.LOG))
          .isRefusedBy(LedgerRule.SCORING_LOG_ONCE);
    }

    @Test
    void rejectsALogThatWasBegunBeforeUnderAnotherKey() {
      ScoringLog other = new ScoringLog(Scorings.LOG.getId(), "0c".repeat(32));
      Scorings.begin()
          .withConsumed(REGISTER, "logs", List.of(other))
          .with(REGISTER, "logs", List.of(other, Scorings.LOG))
          .isRefusedBy(LedgerRule.SCORING_LOG_ONCE);
    }

    @Test
    void rejectsARegisterThatForgetsALog() {
      Scorings.begin()
          .with(REGISTER, "logs", List.of(Scorings.LOG))
          .isRefusedBy(LedgerRule.SCORING_LOG_ONCE);
    }

    @Test
    void rejectsARegisterThatNamesAnotherKey() {
      Scorings.begin()
          .with(BATCH, "log.receiptKey", "0c".repeat(32))
          .isRefusedBy(LedgerRule.SCORING_LOG_ONCE);
    }

    @Test
    void rejectsALogThatTheRegisterDoesNotName() {
      Scorings.begin()
          .with(REGISTER, "logs", List.of(Scorings.OLDER))
          .isRefusedBy(LedgerRule.SCORING_LOG_ONCE);
    }

    @Test
    void rejectsALogWithoutARegister() {
      Scorings.begin().withoutConsumed(REGISTER).isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsARegisterThatIsNotTheSuccessor() {
      Scorings.begin()
          .with(REGISTER, "header.supersedes", null)
          .isRefusedBy(LedgerRule.FRAME_SUPERSEDES);
    }

    @ParameterizedTest
    @CsvSource({"index", "firstSequence"})
    void rejectsAFirstBatchThatLeavesOthersOut(String field) {
      Scorings.begin().with(BATCH, "batch." + field, 1L).isRefusedBy(LedgerRule.SCORING_FIRST);
    }

    @Test
    void rejectsAFirstBatchThatFollowsAnother() {
      Scorings.begin()
          .with(BATCH, "batch.previousRoot", digest("root"))
          .isRefusedBy(LedgerRule.SCORING_FIRST);
    }

    @Test
    void rejectsMoreLogsThanARegisterNames() {
      Scorings.begin()
          .with(REGISTER, "logs", Collections.nCopies(101, Scorings.LOG))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }
  }

  @Nested
  class AnchorBatch {
    @Test
    void acceptsTheNextBatch() {
      Scorings.anchor().isAccepted();
    }

    @Test
    void acceptsASuspendedMembers() {
      Scorings.anchor()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isAccepted();
    }

    @Test
    void rejectsAnothersSignature() {
      Scorings.anchor().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsABatchThatAnotherTakesOver() {
      Scorings.anchor()
          .with(BATCH, "member", BANK_A.getParty())
          .isRefusedBy(LedgerRule.FRAME_PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2})
    void rejectsAnotherIndexThanTheNext(long index) {
      Scorings.anchor().with(BATCH, "batch.index", index).isRefusedBy(LedgerRule.SCORING_NEXT);
    }

    @ParameterizedTest
    @ValueSource(longs = {399, 401})
    void rejectsAGapAndAnOverlap(long firstSequence) {
      Scorings.anchor()
          .with(BATCH, "batch.firstSequence", firstSequence)
          .isRefusedBy(LedgerRule.SCORING_NEXT);
    }

    @Test
    void rejectsAnotherRootBefore() {
      Scorings.anchor()
          .with(BATCH, "batch.previousRoot", digest("other"))
          .isRefusedBy(LedgerRule.SCORING_NEXT);
    }

    @Test
    void rejectsABatchOfAnotherLog() {
      Scorings.anchor().with(BATCH, "log.id", new UUID(9, 9)).isRefusedBy(LedgerRule.SCORING_NEXT);
    }

    @Test
    void rejectsAnotherKeyOnTheWay() {
      Scorings.anchor()
          .with(BATCH, "log.receiptKey", "0c".repeat(32))
          .isRefusedBy(LedgerRule.SCORING_NEXT);
    }

    @Test
    void rejectsASecondHead() {
      Scorings.anchor().withoutConsumed(BATCH).isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsABatchThatDoesNotNameTheOneBefore() {
      Scorings.anchor()
          .with(BATCH, "header.supersedes", null)
          .isRefusedBy(LedgerRule.FRAME_SUPERSEDES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001})
    void rejectsASizeOutsideItsRange(int size) {
      Scorings.anchor().with(BATCH, "batch.size", size).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000})
    void acceptsASizeAtAnEndOfItsRange(int size) {
      Scorings.anchor().with(BATCH, "batch.size", size).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({
      "index, -1",
      "index, 9223372036854775807",
      "firstSequence, -1",
      "firstSequence, 9223372036854775807"
    })
    void rejectsAPlaceOutsideItsRange(String field, long value) {
      Scorings.anchor().with(BATCH, "batch." + field, value).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "0a", "0A0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"})
    void rejectsAKeyOfAnotherForm(String key) {
      Scorings.anchor().with(BATCH, "log.receiptKey", key).isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "2026-01-01T00:00:00.000001Z"})
    void rejectsATimeThatALogDoesNotKeep(String closedAt) {
      Scorings.anchor()
          .with(BATCH, "batch.closedAt", Instant.parse(closedAt))
          .isRefusedBy(LedgerRule.FRAME_BOUNDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "previousRoot"})
    void rejectsADigestOfAnotherKind(String field) {
      SecureHash sha384 = SecureHash.hashAs("SHA-384", new byte[] {1});
      Scorings.anchor().with(BATCH, "batch." + field, sha384).isRefusedBy(LedgerRule.FRAME_DIGEST);
    }
  }

  /** Computed with sha256sum over the bytes that docs/scoring.md names, not with this code. */
  @Test
  void theHeadOfAnEmptyLogIsTheOneOfItsSpecification() {
    ScoringLog log =
        new ScoringLog(
            UUID.fromString("00010203-0405-0607-0809-0a0b0c0d0e0f"), Scorings.LOG.getReceiptKey());
    assertThat(log.firstHead())
        .isEqualTo(
            SecureHash.create("4A104B921B91D8C04B9999C325D44B51F4BEF82979FCC615B0588A276EAAF7E3"));
  }
}
