// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.holdout;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A member commits to rows before it measures, and cannot measure on them uncounted. */
class HoldoutContractTest {
  private static final Class<HoldoutState> HOLDOUT = HoldoutState.class;
  private static final Class<HoldoutUseState> TICKET = HoldoutUseState.class;

  private static TransactionDraft suspended(TransactionDraft draft) {
    return draft.withReferenced(
        ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B));
  }

  @Nested
  class Commit {
    @Test
    void acceptsAMemberForItself() {
      Valid.commitHoldout().isAccepted();
    }

    @Test
    void rejectsASuspendedMember() {
      suspended(Valid.commitHoldout()).isRefusedBy(LedgerRule.HOLDOUT_OWNER);
    }

    @Test
    void rejectsACommitmentInTheNameOfAnother() {
      Valid.commitHoldout().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsAHoldoutThatWasUsedBefore() {
      Valid.commitHoldout().with(HOLDOUT, "uses", 1).isRefusedBy(LedgerRule.HOLDOUT_COMMIT);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, -86_400})
    void rejectsAnotherTimeThanTheTransactions(long seconds) {
      Valid.commitHoldout()
          .with(HOLDOUT, "holdout.committedAt", Samples.NOW.plusSeconds(seconds))
          .isRefusedBy(LedgerRule.HOLDOUT_COMMIT);
    }
  }

  @Nested
  class Period {
    private final LocalDate today = Samples.NOW.atZone(ZoneOffset.UTC).toLocalDate();

    @Test
    void acceptsOneDay() {
      Valid.commitHoldout()
          .with(HOLDOUT, "holdout.firstDay", today)
          .with(HOLDOUT, "holdout.lastDay", today)
          .isAccepted();
    }

    @Test
    void rejectsAPeriodThatEndsBeforeItBegins() {
      Valid.commitHoldout()
          .with(HOLDOUT, "holdout.lastDay", LocalDate.parse("2025-05-31"))
          .isRefusedBy(LedgerRule.HOLDOUT_PERIOD);
    }

    @Test
    void rejectsRowsOfTheFuture() {
      Valid.commitHoldout()
          .with(HOLDOUT, "holdout.lastDay", today.plusDays(1))
          .isRefusedBy(LedgerRule.HOLDOUT_PERIOD);
    }
  }

  @Nested
  class Rows {
    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100, 990, 1_000, 12_000, 2_100_000_000})
    void acceptsTwoDigits(int rows) {
      Valid.commitHoldout().with(HOLDOUT, "holdout.rows", rows).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 12_345, 12_001, Integer.MAX_VALUE})
    void rejectsAMoreExactNumber(int rows) {
      Valid.commitHoldout()
          .with(HOLDOUT, "holdout.rows", rows)
          .isRefusedBy(LedgerRule.HOLDOUT_ROWS);
    }

    @ParameterizedTest
    @CsvSource({
      "0, 0",
      "1, 1",
      "99, 99",
      "100, 100",
      "104, 100",
      "105, 110",
      "994, 990",
      "995, 1000",
      "12345, 12000",
      "12500, 13000",
      "2147483647, 2100000000"
    })
    void areRoundedHalfUp(int exact, int rounded) {
      assertThat(Holdout.rounded(exact)).isEqualTo(rounded);
    }
  }

  @Nested
  class Use {
    @Test
    void acceptsTheNextUse() {
      Valid.useHoldout().isAccepted();
    }

    @Test
    void rejectsASuspendedMember() {
      suspended(Valid.useHoldout()).isRefusedBy(LedgerRule.HOLDOUT_OWNER);
    }

    @Test
    void rejectsTheUseOfAnothersHoldout() {
      Valid.useHoldout().signedBy(BANK_C).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void rejectsAUseThatIsNotCounted(int uses) {
      Valid.useHoldout().with(HOLDOUT, "uses", uses).isRefusedBy(LedgerRule.HOLDOUT_USE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void rejectsATicketOfAnotherNumber(int number) {
      Valid.useHoldout().with(TICKET, "number", number).isRefusedBy(LedgerRule.HOLDOUT_USE);
    }

    @Test
    void rejectsOtherRowsOnTheWay() {
      Valid.useHoldout()
          .with(HOLDOUT, "holdout.root", Samples.digest("better rows"))
          .isRefusedBy(LedgerRule.HOLDOUT_USE);
    }

    @Test
    void rejectsATicketForOtherRows() {
      Valid.useHoldout()
          .with(TICKET, "holdout.root", Samples.digest("better rows"))
          .isRefusedBy(LedgerRule.HOLDOUT_USE);
    }

    @Test
    void rejectsATicketThatSaysItWasCommittedEarlier() {
      Valid.useHoldout()
          .with(TICKET, "holdout.committedAt", Samples.NOW.minusSeconds(31_536_000))
          .isRefusedBy(LedgerRule.HOLDOUT_USE);
    }

    @Test
    void rejectsATicketForAnother() {
      Valid.useHoldout()
          .with(TICKET, "owner", BANK_C.getParty())
          .isRefusedBy(LedgerRule.HOLDOUT_USE);
    }

    @Test
    void rejectsASecondTicket() {
      TransactionDraft draft = Valid.useHoldout();
      draft.producing(draft.produced(TICKET)).isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }

    @Test
    void rejectsATicketFromNothing() {
      Valid.useHoldout().withoutConsumed(HOLDOUT).isRefusedBy(LedgerRule.FRAME_STATE_COUNTS);
    }
  }
}
