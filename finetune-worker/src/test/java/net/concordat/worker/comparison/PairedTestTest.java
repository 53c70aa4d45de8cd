// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedTestTest {
  /**
   * Differences 1, 2, 3: mean 2, deviation 1, so t = 2 / (1 / sqrt 3) = 3.4641 with 2 degrees of
   * freedom. There the distribution has a closed form: p = 1 - t / sqrt(2 + t^2) = 0.0742.
   */
  @Test
  void givesTheHandWorkedProbability() {
    PairedTest test = PairedTest.of(new double[] {2, 4, 6}, new double[] {1, 2, 3});

    double t = 2 * Math.sqrt(3);
    assertThat(test.p()).isEqualTo(1 - t / Math.sqrt(2 + t * t), within(1e-9));
    assertThat(test.meanDifference()).isEqualTo(2, within(1e-12));
    assertThat(test.better()).isFalse();
  }

  @Test
  void saysNothingDiffersWhereNothingDoes() {
    assertThat(PairedTest.of(new double[] {1, 2}, new double[] {1, 2}))
        .isEqualTo(new PairedTest(1, 0));
  }

  @Test
  void verdictSaysWhereFineTuningBringsNothing() {
    PairedTest gain = new PairedTest(0.0001, 0.05);
    PairedTest none = new PairedTest(0.4, 0.002);
    PairedTest loss = new PairedTest(0.01, -0.02);

    String verdict =
        Verdict.of(
            new ComparisonResult.Tests(
                new PairedTest.Pair(gain, gain),
                new PairedTest.Pair(none, none),
                new PairedTest.Pair(loss, loss)));

    assertThat(verdict)
        .contains("beats (PR-AUC +0.050, p < 0.001) training from scratch")
        .contains("brings nothing over (PR-AUC +0.002, p = 0.400) the model as it came")
        .contains("does worse than (PR-AUC -0.020, p = 0.010) logistic regression");
  }
}
