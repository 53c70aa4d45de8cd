// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedPlacesTest {
  @Test
  void areThoseOfTheLibrarysStableSort() {
    Random random = new Random(11);
    for (int count : new int[] {0, 1, 2, 3, 8, 9, 1000, 1023}) {
      int[] values = IntStream.generate(() -> random.nextInt(40)).limit(count).toArray();
      Integer[] expected = IntStream.range(0, count).boxed().toArray(Integer[]::new);
      Arrays.sort(expected, Comparator.comparingInt(place -> values[place]));

      assertThat(SortedPlaces.of(count, (a, b) -> Integer.compare(values[a], values[b])))
          .as("seed 11, %d values", count)
          .containsExactly(expected);
    }
  }
}
