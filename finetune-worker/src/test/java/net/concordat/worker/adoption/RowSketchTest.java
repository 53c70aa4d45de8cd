// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowSketchTest {
  @Test
  void countsSharedRowsOfSmallSetsExactly() {
    assertThat(rows(0, 100).sharedWith(rows(80, 300))).isEqualTo(0.2);
    assertThat(rows(80, 300).sharedWith(rows(0, 100))).isCloseTo(20 / 220.0, within(1e-12));
    assertThat(rows(0, 100).sharedWith(rows(100, 200))).isZero();
    assertThat(rows(0, 100).sharedWith(rows(0, 100))).isEqualTo(1);
  }

  /** Of 10,000 hashes the share .1 has a standard deviation of .003. */
  @Test
  void estimatesThoseOfLargeSetsAndKeepsNoMoreHashes() {
    RowSketch large = rows(0, 60_000);

    assertThat(large.hashes()).hasSize(RowSketch.MOST);
    assertThat(rows(54_000, 114_000).sharedWith(large)).isCloseTo(0.1, within(0.02));
    assertThat(rows(50_000, 50_100).sharedWith(large)).isEqualTo(1);
    assertThat(rows(60_000, 90_000).sharedWith(large)).isZero();
  }

  private static RowSketch rows(int from, int to) {
    RowSketch sketch = new RowSketch();
    for (int i = from; i < to; i++) {
      sketch.row(i - from + 1, List.of("row " + i, "x"));
    }
    return sketch;
  }
}
