// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which threshold costs least; worked by hand. */
class DecisionRuleTest {
  /** A missed event costs as much as nine wrong alerts, so one in ten is worth an alert. */
  private static final double CHEAPEST = DecisionRule.cheapestThreshold(9, 1);

  private final double[] scores = new double[40];
  private final int[] labels = new int[40];

  /** Twenty rows of which 5 % have the event, ten of 20 %, ten of 50 %; scores say so. */
  DecisionRuleTest() {
    Arrays.fill(scores, 0, 20, 0.05);
    Arrays.fill(scores, 20, 30, 0.2);
    Arrays.fill(scores, 30, 40, 0.5);
    Arrays.fill(labels, 0, 1, 1);
    Arrays.fill(labels, 20, 22, 1);
    Arrays.fill(labels, 30, 35, 1);
  }

  private double costPerRow(double threshold) {
    int[] once = new int[40];
    Arrays.fill(once, 1);
    return new DecisionRule(threshold, 9, 1, 100).values(scores, labels, once).costPerRow();
  }

  @Test
  void isTheCostOfAnAlertAsAShareOfBothCosts() {
    assertThat(CHEAPEST).isEqualTo(0.1);
    assertThat(DecisionRule.cheapestThreshold(1, 1)).isEqualTo(0.5);
    assertThat(DecisionRule.cheapestThreshold(50, 2)).isCloseTo(2.0 / 52, within(1e-15));
  }

  @Test
  void costsLessThanTheOthersWhereScoresAreTrue() {
    // One event missed and 8 + 5 wrong alerts: 9 + 13 for 40 rows.
    assertThat(costPerRow(CHEAPEST)).isCloseTo(22.0 / 40, within(1e-12));
    // All are flagged: 19 + 8 + 5 wrong alerts.
    assertThat(costPerRow(0.05)).isCloseTo(32.0 / 40, within(1e-12));
    // Three events missed, 5 wrong alerts.
    assertThat(costPerRow(0.5)).isCloseTo(32.0 / 40, within(1e-12));
    // Nothing is flagged: eight events missed.
    assertThat(costPerRow(0.6)).isCloseTo(72.0 / 40, within(1e-12));
  }
}
