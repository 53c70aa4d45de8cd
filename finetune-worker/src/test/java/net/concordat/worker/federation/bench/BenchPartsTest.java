// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchPartsTest {
  private static final int DAY = 86_400;

  /**
   * One terminal, customers 0 of bank 0 and 1 of bank 1, at days 0, 20, 21 and 40. On day 40 the
   * window of 30 days, which ends at day 33, has from bank 0 days 20 (a fraud) and 21, of which the
   * day 3 does not begin before the data; bank 1 has seen day 3 alone.
   */
  @Test
  void terminalWindowsCountOneBanksOwnCustomers() {
    CardRows rows =
        new CardRows(
            new int[] {0, 3 * DAY + 1, 20 * DAY, 21 * DAY, 40 * DAY, 40 * DAY},
            new int[] {0, 3, 20, 21, 40, 40},
            new int[] {0, 1, 0, 0, 0, 1},
            new int[6],
            new int[] {0, 1, 1, 0, 0, 0},
            new float[6][1]);
    float[][] counted = TerminalWindows.of(rows, new int[] {0, 1});
    assertThat(counted[4]).containsExactly(0, 0, 0, 0, 2, 0.5f);
    assertThat(counted[5]).containsExactly(0, 0, 0, 0, 1, 1);
    // On day 21, 14 days of the data have ended a week before: one counts for 30 / 14.
    assertThat(counted[3][4]).isCloseTo(30 / 14f, within(1e-5f));
    assertThat(counted[0]).containsOnly(0);
  }

  /** Flagging the first so many gives an F1 of 2/4, 2/5, 4/6, 4/7 and 6/8. */
  @Test
  void theBestThresholdHasTheHighestF1() {
    double[] scores = {0.9, 0.8, 0.6, 0.2, 0.1};
    int[] labels = {1, 0, 1, 0, 1};
    double threshold = Trial.bestThreshold(scores, labels);
    assertThat(threshold).isCloseTo(0.05, within(1e-12));
    assertThat(new Trial(scores, labels, threshold).values().f1()).isCloseTo(0.75, within(1e-12));
    assertThat(new Trial(scores, labels, 0.4).values().f1()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(new Trial(scores, labels, 0.4).values(new int[] {1, 0, 1, 1, 0}).f1()).isEqualTo(1);
  }

  @Test
  void attacksForgeWhatTheirPapersSay() {
    List<float[]> honest = List.of(new float[] {1, 4}, new float[] {3, 4});
    float[] own = {1, -2};
    assertThat(Attack.NONE.forge(own, honest)).containsExactly(own);
    assertThat(Attack.SIGN_FLIP.forge(own, honest)).containsExactly(-1, 2);
    assertThat(Attack.TIMES_MINUS_TEN.forge(own, honest)).containsExactly(-10, 20);
    assertThat(Attack.INNER_PRODUCT.forge(own, honest)).containsExactly(-1, -2);
    // Mean 2 and 4, deviations 1 and 0.
    assertThat(Attack.LITTLE_IS_ENOUGH.forge(own, honest)).containsExactly(0.5f, 4);
  }

  @Test
  void refusesToMeasureWithoutTheData(@TempDir Path folder) {
    assertThatThrownBy(
            () -> new FederatedBench(null, null, 1, 1, 1, line -> {}).run(List.of("mixed")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("name it with --data or CONCORDAT_DATA");
    assertThatThrownBy(
            () -> new FederatedBench(folder, null, 1, 1, 1, line -> {}).run(List.of("mixed")))
        .hasMessageContaining("The handbook's weekly files");
    assertThatThrownBy(
            () -> new FederatedBench(folder, null, 1, 1, 1, line -> {}).run(List.of("all")))
        .hasMessageContaining("but was asked for [all]");
  }
}
