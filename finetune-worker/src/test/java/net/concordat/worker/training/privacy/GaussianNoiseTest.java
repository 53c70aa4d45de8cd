// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Keys are fixed, so nothing here fails by chance; limits are at 5 standard deviations. */
class GaussianNoiseTest {
  private static final int DRAWS = 1_000_000;

  @Test
  void isNormallyDistributed() {
    double[] draws = draws(1);
    NormalDistribution normal = new NormalDistribution(0, 1);
    Arrays.sort(draws);
    double distance = 0;
    for (int i = 0; i < DRAWS; i++) {
      double cumulative = normal.cumulativeProbability(draws[i]);
      distance = Math.max(distance, Math.abs(cumulative - (i + 0.5) / DRAWS));
    }

    // Kolmogorov and Smirnov: 1.95 / sqrt(n) is passed once in a thousand.
    assertThat(distance).isLessThan(1.95 / Math.sqrt(DRAWS));
  }

  @Test
  void hasTheMomentsOfANormalDistribution() {
    double[] draws = draws(2);

    // Variances of the estimates: 1, 2, 15 and 96, each over the number of draws.
    assertThat(moment(draws, 1)).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
    assertThat(moment(draws, 2)).isCloseTo(1, within(5 * Math.sqrt(2.0 / DRAWS)));
    assertThat(moment(draws, 3)).isCloseTo(0, within(5 * Math.sqrt(15.0 / DRAWS)));
    assertThat(moment(draws, 4)).isCloseTo(3, within(5 * Math.sqrt(96.0 / DRAWS)));
  }

  @Test
  void reachesBeyondTheLastLayerAsOftenAsItShould() {
    double[] draws = draws(3);
    NormalDistribution normal = new NormalDistribution(0, 1);
    for (double from : new double[] {3, 3.6541528853610088, 4}) {
      double expected = 2 * normal.cumulativeProbability(-from) * DRAWS;
      long beyond = Arrays.stream(draws).filter(x -> Math.abs(x) > from).count();
      assertThat((double) beyond).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }
    assertThat(Arrays.stream(draws).filter(x -> x > 0).count())
        .isBetween(DRAWS / 2 - 2_500L, DRAWS / 2 + 2_500L);
  }

  @Test
  void isTheSameForTheSameKeyAndStepAndUnrelatedOtherwise() {
    double[] first = draws(4);

    assertThat(draws(4)).isEqualTo(first);
    assertThat(correlation(first, draws(5))).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
    assertThat(correlation(first, Arrays.copyOfRange(first, 1, DRAWS)))
        .isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
  }

  @Test
  void addsNoiseOfTheGivenDeviationToTheGivenPlacesAlone() {
    float[] sums = new float[10_000];
    GaussianNoise noise = new GaussianNoise(TestKeys.of(1));
    noise.seek(1);

    noise.addTo(sums, 1_000, 10_000, 2.5);

    assertThat(Arrays.copyOf(sums, 1_000)).containsOnly(0f);
    double squares = 0;
    for (float sum : sums) {
      squares += sum * sum;
    }
    assertThat(squares / 9_000).isCloseTo(6.25, within(5 * 6.25 * Math.sqrt(2.0 / 9_000)));
  }

  private static double[] draws(long step) {
    GaussianNoise noise = new GaussianNoise(TestKeys.of(1));
    noise.seek(step);
    double[] draws = new double[DRAWS];
    Arrays.setAll(draws, i -> noise.next());
    return draws;
  }

  private static double moment(double[] draws, int power) {
    return Arrays.stream(draws).map(x -> Math.pow(x, power)).average().orElseThrow();
  }

  private static double correlation(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < other.length; i++) {
      sum += one[i] * other[i];
    }
    return sum / other.length;
  }
}
