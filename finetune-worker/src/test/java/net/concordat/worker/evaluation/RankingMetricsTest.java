// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
  @Nested
  class Values {
    /** The example in scikit-learn's documentation of both functions: 0.75 and 0.8333. */
    @Test
    void givesTheKnownAreasOfTheTextbookExample() {
      RankingMetrics.Values values =
          new RankingMetrics(new double[] {0.1, 0.4, 0.35, 0.8}, new int[] {0, 0, 1, 1}).values();

      assertThat(values.rocAuc()).isEqualTo(0.75);
      assertThat(values.prAuc()).isEqualTo(0.5 * 1 + 0.5 * 2 / 3, within(1e-12));
      assertThat(values.brierScore()).isEqualTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, within(1e-12));
    }

    @Test
    void countsTiesHalfWhateverTheirOrder() {
      double[] scores = {0.5, 0.5, 0.5, 0.9};

      RankingMetrics.Values one = new RankingMetrics(scores, new int[] {1, 0, 0, 1}).values();
      RankingMetrics.Values other = new RankingMetrics(scores, new int[] {0, 0, 1, 1}).values();

      assertThat(one).isEqualTo(other);
      // Pairs: 2 x 1 for the row with 0.9, 2 x 0.5 for the tied one, of 4.
      assertThat(one.rocAuc()).isEqualTo(0.75);
      // Recall 1/2 at precision 1, then recall 1 at precision 2/4.
      assertThat(one.prAuc()).isEqualTo(0.75);
    }

    @Test
    void findsRecallWhereOneInAHundredIsFlagged() {
      // Ranks: event, one other, event, another other, event, then 198 others.
      int[] labels = new int[203];
      labels[0] = labels[2] = labels[4] = 1;
      double[] scores = IntStream.range(0, 203).mapToDouble(i -> 1 - i / 203.0).toArray();

      // 200 others: 2 may be flagged, and all three events are above the third.
      assertThat(new RankingMetrics(scores, labels).values().recallAtFpr1()).isEqualTo(1.0);

      // 99 others: none may be flagged, and one event is above the first.
      double[] fewer = Arrays.copyOf(scores, 102);
      assertThat(new RankingMetrics(fewer, Arrays.copyOf(labels, 102)).values().recallAtFpr1())
          .isEqualTo(1.0 / 3);
    }

    @Test
    void countsARowAsOftenAsItWasDrawn() {
      double[] scores = {0.1, 0.4, 0.35, 0.8};
      int[] labels = {0, 0, 1, 1};

      RankingMetrics.Values drawn =
          new RankingMetrics(scores, labels).values(new int[] {1, 2, 0, 1});

      assertThat(drawn)
          .isEqualTo(
              new RankingMetrics(new double[] {0.1, 0.4, 0.4, 0.8}, new int[] {0, 0, 0, 1})
                  .values());
    }

    @Test
    void isNotANumberWhereAClassIsAbsent() {
      assertThat(new RankingMetrics(new double[] {0.5}, new int[] {1}).values().rocAuc()).isNaN();
    }
  }
}
