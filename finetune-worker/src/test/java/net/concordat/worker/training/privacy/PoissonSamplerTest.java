// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import net.concordat.worker.training.privacy.KeyStream.Purpose;
import org.junit.jupiter.api.Test;

/** Keys are fixed, so nothing here fails by chance; limits are at 5 standard deviations. */
class PoissonSamplerTest {
  private static final long ONE = 1_000_000_000_000L;

  @Test
  void takesEachUnitWithTheProbabilityIndependentlyOfItsNeighbour() {
    PoissonSampler sampler = new PoissonSampler(TestKeys.of(1), Purpose.SAMPLING, ONE / 5);
    int steps = 20_000;
    int[] taken = new int[50];
    int[] withNext = new int[50];
    for (int step = 0; step < steps; step++) {
      int[] units = sampler.sample(step, 50);
      for (int i = 0; i < units.length; i++) {
        taken[units[i]]++;
        if (i + 1 < units.length && units[i + 1] == units[i] + 1) {
          withNext[units[i]]++;
        }
      }
    }
    // Expected 4,000 +- 57 each, and 800 +- 28 together with the next unit.
    for (int unit = 0; unit < 49; unit++) {
      assertThat(taken[unit]).isBetween(4_000 - 285, 4_000 + 285);
      assertThat(withNext[unit]).isBetween(800 - 140, 800 + 140);
    }
  }

  @Test
  void takesAVaryingNumberOfUnits() {
    PoissonSampler sampler = new PoissonSampler(TestKeys.of(2), Purpose.SAMPLING, ONE / 100);
    int steps = 10_000;
    double sum = 0;
    double squares = 0;
    for (int step = 0; step < steps; step++) {
      double size = sampler.sample(step, 20_000).length;
      sum += size;
      squares += size * size;
    }
    double mean = sum / steps;
    double variance = squares / steps - mean * mean;

    // Binomial: mean 200, variance 198; standard deviations of the estimates 0.14 and 2.8.
    assertThat(mean).isBetween(199.3, 200.7);
    assertThat(variance).isBetween(184.0, 212.0);
  }

  @Test
  void takesAllUnitsWithProbabilityOneAndMayTakeNone() {
    assertThat(new PoissonSampler(TestKeys.of(3), Purpose.SAMPLING, ONE).sample(0, 3))
        .containsExactly(0, 1, 2);
    assertThat(new PoissonSampler(TestKeys.of(3), Purpose.SAMPLING, 1).sample(0, 3)).isEmpty();
  }

  @Test
  void takesTheSameUnitsAgainAtTheSameStep() {
    PoissonSampler sampler = new PoissonSampler(TestKeys.of(4), Purpose.SAMPLING, ONE / 10);
    int[] first = sampler.sample(5, 1_000);
    sampler.sample(6, 1_000);

    assertThat(sampler.sample(5, 1_000)).isEqualTo(first);
    assertThat(sampler.sample(6, 1_000)).isNotEqualTo(first);
  }
}
