// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import static net.concordat.contracts.testing.Federations.signed;
import static net.concordat.contracts.testing.Federations.standing;
import static net.concordat.contracts.testing.Samples.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.Federations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that the ledger keeps of a round say one thing. */
class RoundRecordTest {
  private static RoundState accusing() {
    Exclusion second =
        new Exclusion(
            2, ExclusionReason.TWO_UPDATES, signed(standing(2), 2, digest("told to another")));
    return Copy.with(Federations.committed(), "excluded", List.of(second, Federations.away(3)));
  }

  @Test
  void areReadAsTheyWereWritten() {
    for (RoundState round : List.of(standing(1), standing(3), accusing())) {
      assertThat(new RoundState(round.getRecord())).isEqualTo(round);
    }
    // One more client: seat, digest, length and signature of its update.
    RoundState fewer =
        Copy.with(Federations.committed(), "commitments", signed(standing(2), 0, 1, 2));
    assertThat(Federations.committed().getRecord().length - fewer.getRecord().length)
        .isEqualTo(1 + 32 + 2 + 64);
  }

  @Test
  void areRefusedWhenTheyEndEarlyOrGoOn() {
    byte[] record = accusing().getRecord();
    for (int length = 0; length < record.length; length += 7) {
      assertRefused(Arrays.copyOf(record, length));
    }
    assertRefused(Arrays.copyOf(record, record.length + 1));
  }

  /** The last numbers of round 0: status, ..., three empty lists, and how far the weights moved. */
  @Test
  void areRefusedWithLengthsThatThereAreNot() {
    byte[] record = standing(1).getRecord();
    for (int list = 1; list <= 3; list++) {
      byte[] changed = record.clone();
      int at = record.length - 1 - list;
      // Minus one, and 63.
      changed[at] = 1;
      assertRefused(changed);
      changed[at] = 126;
      assertRefused(changed);
    }
  }

  @Test
  void areRefusedWithNumbersThatDoNotEndOrAreWrittenInAnotherWay() {
    byte[] record = standing(1).getRecord();
    byte[] longer = Arrays.copyOf(record, record.length + RecordWriter.MOST_OF_NUMBER - 1);
    Arrays.fill(longer, record.length - 1, longer.length, (byte) 0x80);
    assertRefused(longer);
    // Nothing in two bytes.
    byte[] padded = Arrays.copyOf(record, record.length + 1);
    padded[record.length - 1] = (byte) 0x80;
    assertRefused(padded);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 63, 64, 8_191, 8_192, 120_000, Long.MAX_VALUE / 2})
  void tellEachNumber(long moved) {
    RoundState round = Copy.with(standing(1), "cumulativeMillionths", moved);
    assertThat(new RoundState(round.getRecord())).isEqualTo(round);
  }

  @Test
  void areRefusedWithAnotherFlagOrConstant() {
    byte[] record = accusing().getRecord();
    int second = 1 + 32 + 2 + 64;
    // Contributors are three; before them the excluded: seat 3 is away, seat 2 signed two.
    int contributors = 3 + 4;
    int[] places = {contributors + 1, contributors + 2, contributors + 3 + second + 1};
    for (int place : places) {
      byte[] changed = record.clone();
      changed[record.length - place] = 77;
      assertRefused(changed);
    }
  }

  private static void assertRefused(byte[] record) {
    assertThatThrownBy(() -> new RoundState(record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(LedgerRule.FRAME_BOUNDED.ruleName());
  }
}
