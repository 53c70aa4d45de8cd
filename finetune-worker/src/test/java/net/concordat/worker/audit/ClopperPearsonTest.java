// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClopperPearsonTest {
  @Test
  void solvesTheBinomialTailsOnBothSides() {
    ClopperPearson interval = ClopperPearson.of(3, 10, 0.95);

    // By definition: 3 or more of 10 have the chance .025 at the lower end, 3 or fewer at the
    // upper.
    assertThat(1 - atMost(2, 10, interval.low())).isCloseTo(0.025, within(1e-6));
    assertThat(atMost(3, 10, interval.high())).isCloseTo(0.025, within(1e-6));
  }

  @Test
  void reachesTheEndsWhereNoneOrAllHaveIt() {
    // 1 - .025^(1/10), by hand: (1 - p)^10 = .025.
    double end = 1 - Math.pow(0.025, 0.1);

    assertThat(ClopperPearson.of(0, 10, 0.95).low()).isZero();
    assertThat(ClopperPearson.of(0, 10, 0.95).high()).isCloseTo(end, within(1e-8));
    assertThat(ClopperPearson.of(10, 10, 0.95).low()).isCloseTo(1 - end, within(1e-8));
    assertThat(ClopperPearson.of(10, 10, 0.95).high()).isEqualTo(1);
  }

  private static double atMost(int most, int trials, double share) {
    double sum = 0;
    double binomial = 1;
    for (int k = 0; k <= most; k++) {
      sum += binomial * Math.pow(share, k) * Math.pow(1 - share, trials - k);
      binomial = binomial * (trials - k) / (k + 1);
    }
    return sum;
  }
}
