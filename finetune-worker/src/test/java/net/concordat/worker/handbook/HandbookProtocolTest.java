// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.concordat.inference.support.InvalidInputException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandbookProtocolTest {
  @Nested
  class CompromisedCards {
    @Test
    void areLeftOutFromTheDayTheyAreKnown() {
      CardWeek train = week(new int[] {1, 2}, new int[] {0, 6}, new int[] {1, 0});
      // Card 3 is caught on the first day of the delay: known on the second test day, not before.
      CardWeek delay = week(new int[] {3, 4}, new int[] {7, 13}, new int[] {1, 1});
      CardWeek test =
          week(
              new int[] {1, 2, 3, 3, 3, 4, 4},
              new int[] {14, 14, 14, 15, 20, 14, 20},
              new int[] {0, 0, 0, 0, 0, 0, 0});

      // Card 4 is caught on the last day of the delay, which no test day may know.
      assertThat(HandbookSplit.unknownCards(train, delay, test)).containsExactly(1, 2, 5, 6);
    }

    private CardWeek week(int[] cards, int[] days, int[] frauds) {
      return new CardWeek(cards, days, frauds, new double[cards.length][1]);
    }
  }

  @Nested
  class Standardising {
    @Test
    void usesTheTrainingWeeksMeanAndPopulationDeviation() {
      float[][] scaled =
          Standardizer.of(new double[][] {{1, 7}, {3, 7}}).apply(new double[][] {{4, 8}});

      assertThat(scaled[0]).containsExactly(2, 1);
    }
  }

  @Nested
  class Data {
    @TempDir Path folder;

    @Test
    void isNamedInOneSentenceWhereItIsMissing() {
      assertThatThrownBy(() -> new HandbookBenchmark(folder, HandbookBenchmark.referenceStart()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("transactions_week_2018-07-25.csv.gz")
          .hasMessageContaining(folder.toString());
    }
  }
}
