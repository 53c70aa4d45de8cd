// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.concordat.worker.data.LabelledRows;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  /**
   * Four rows at x = 0 (one event) and four at x = 1 (three events). Without a penalty the fitted
   * probabilities are the shares, 1/4 and 3/4.
   */
  private static final LabelledRows ROWS =
      new LabelledRows(
          new float[][] {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}},
          new int[] {1, 0, 0, 0, 1, 1, 1, 0});

  @Test
  void reachesTheSharesWhenThePenaltyVanishes() {
    double[] scores = LogisticRegression.fit(ROWS, 1e-9).score(new float[][] {{0}, {1}});

    assertThat(scores).containsExactly(new double[] {0.25, 0.75}, within(1e-5));
  }

  @Test
  void meetsTheOptimalityConditionWithAPenalty() {
    double[] scores = LogisticRegression.fit(ROWS, 1).score(new float[][] {{0}, {1}});
    double weight = Math.log(scores[1] / (1 - scores[1])) - Math.log(scores[0] / (1 - scores[0]));

    // The intercept is free, so probabilities add up to the events; the weight's gradient is zero.
    assertThat(4 * scores[0] + 4 * scores[1]).isEqualTo(4, within(1e-6));
    assertThat(4 * scores[1] - 3 + weight).isEqualTo(0, within(1e-4));
  }

  @Test
  void survivesPerfectlySeparatedRows() {
    LabelledRows separated =
        new LabelledRows(new float[][] {{-5}, {-4}, {4}, {5}}, new int[] {0, 0, 1, 1});

    assertThat(LogisticRegression.fit(separated, 1).score(separated.features()))
        .isSorted()
        .doesNotContain(Double.NaN);
  }
}
