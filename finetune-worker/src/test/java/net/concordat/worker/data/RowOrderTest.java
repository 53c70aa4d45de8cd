// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowOrderTest {
  private static final int TWO_WINDOWS = 2 * RowOrder.WINDOW + 1500;

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1024, 5000, RowOrder.WINDOW, RowOrder.WINDOW + 1, TWO_WINDOWS})
  void hasEachRowOnce(int rows) {
    int[] order = new RowOrder(rows, 7).places(0, rows);

    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(IntStream.range(0, rows).toArray());
  }

  @Test
  void followsFromTheSeedHoweverItIsAskedFor() {
    int[] whole = new RowOrder(TWO_WINDOWS, 7).places(0, TWO_WINDOWS);
    RowOrder inSteps = new RowOrder(TWO_WINDOWS, 7);

    int from = RowOrder.WINDOW - 10;
    assertThat(inSteps.places(from, from + 300))
        .isEqualTo(Arrays.copyOfRange(whole, from, from + 300));
    assertThat(inSteps.places(0, 256)).isEqualTo(Arrays.copyOf(whole, 256));
    assertThat(new RowOrder(TWO_WINDOWS, 8).places(0, TWO_WINDOWS)).isNotEqualTo(whole);
  }

  @Test
  void isOneShuffleOfAllRowsWhereTheyFitIntoAWindow() {
    Random random = new Random(3);
    int[] expected = new int[3000];
    for (int i = 0; i < expected.length; i++) {
      int j = random.nextInt(i + 1);
      expected[i] = expected[j];
      expected[j] = i;
    }

    assertThat(new RowOrder(3000, 3).places(0, 3000)).isEqualTo(expected);
  }

  @Test
  void takesTheRowsOfAWindowFromAllOverTheFile() {
    int[] first = new RowOrder(8 * RowOrder.WINDOW, 1).places(0, RowOrder.WINDOW);

    for (int eighth = 0; eighth < 8; eighth++) {
      int number = eighth;
      assertThat(Arrays.stream(first).filter(row -> row / RowOrder.WINDOW == number).count())
          .isBetween(RowOrder.WINDOW / 16L, RowOrder.WINDOW / 4L);
    }
  }
}
