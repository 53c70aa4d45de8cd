// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Nested
  class Isotonic {
    /** By hand: 1, 0 pool to 1/2; 1, 1, 0 pool to 2/3; then 1. */
    @Test
    void poolsAdjacentViolators() {
      IsotonicRegression fitted =
          IsotonicRegression.fit(
              new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, new int[] {1, 0, 1, 1, 0, 1});

      assertThat(fitted.pools())
          .extracting(IsotonicRegression.Pool::value)
          .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
          .containsExactly(0.5, 2 / 3.0, 1.0);
      assertThat(fitted.apply(0)).isEqualTo(0.5);
      assertThat(fitted.apply(0.15)).isEqualTo(0.5);
      assertThat(fitted.apply(0.25)).isEqualTo((0.5 + 2 / 3.0) / 2, within(1e-12));
      assertThat(fitted.apply(0.7)).isEqualTo(1);
    }

    @Test
    void takesRowsWithOneScoreTogether() {
      IsotonicRegression fitted =
          IsotonicRegression.fit(new double[] {0.2, 0.2, 0.2, 0.9}, new int[] {1, 0, 0, 1});

      assertThat(fitted.apply(0.2)).isEqualTo(1 / 3.0, within(1e-12));
    }

    /** scikit-learn 1.2.1, IsotonicRegression(out_of_bounds='clip'). */
    @Test
    void isThatOfScikitLearn() {
      IsotonicRegression fitted =
          IsotonicRegression.fit(EvaluationSamples.SCORES, EvaluationSamples.LABELS);

      assertThat(IntStream.of(0, 30, 50, 62, 90, 100).mapToDouble(i -> fitted.apply(i / 100.0)))
          .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
          .containsExactly(0.0, 0.0, 1 / 3.0, 0.5, 0.8, 1.0);
    }
  }

  @Nested
  class Platt {
    /** scikit-learn 1.2.1, _sigmoid_calibration of the log-odds, whose signs are the other way. */
    @Test
    void isThatOfScikitLearn() {
      PlattScaling fitted =
          PlattScaling.fit(
              EvaluationSamples.SCORES, EvaluationSamples.LABELS, FiguresTest.once(60));

      assertThat(fitted.slope()).isEqualTo(1.1176303088510742, within(1e-4));
      assertThat(fitted.intercept()).isEqualTo(-0.9765710693470979, within(1e-4));
    }

    @Test
    void staysFiniteWhereTheClassesAreSeparated() {
      PlattScaling fitted =
          PlattScaling.fit(
              new double[] {0, 0.1, 0.9, 1}, new int[] {0, 0, 1, 1}, FiguresTest.once(4));

      assertThat(fitted.slope()).isFinite().isPositive();
      assertThat(fitted.apply(1)).isStrictlyBetween(0.5, 1.0);
    }
  }

  @Nested
  class Whole {
    private final Random random = new Random(5);
    private final double[] truth =
        IntStream.range(0, 3000).mapToDouble(i -> random.nextDouble()).toArray();
    private final int[] labels =
        IntStream.range(0, 3000).map(i -> random.nextDouble() < truth[i] ? 1 : 0).toArray();

    @Test
    void findsTrueProbabilitiesTrue() {
      Calibration calibration = Calibration.of(truth, TestRows.of(labels), 40);

      assertThat(calibration.plattSlope().low()).isLessThan(1);
      assertThat(calibration.plattSlope().high()).isGreaterThan(1);
      assertThat(calibration.bins()).hasSize(10);
      assertThat(calibration.bins()).allMatch(bin -> bin.rows() == 300);
      assertThat(calibration.brierPlatt()).isEqualTo(calibration.brierRaw(), within(0.002));
      assertThat(calibration.plattDifference().p()).isGreaterThan(0.01);
    }

    @Test
    void mendsAModelThatIsTooSureOfItself() {
      double[] sure = IntStream.range(0, 3000).mapToDouble(i -> odds(truth[i], 3)).toArray();

      Calibration calibration = Calibration.of(sure, TestRows.of(labels), 40);

      assertThat(calibration.plattSlope().value()).isEqualTo(1 / 3.0, within(0.04));
      assertThat(calibration.plattSlope().high()).isLessThan(1);
      assertThat(calibration.brierPlatt()).isLessThan(calibration.brierRaw() - 0.02);
      assertThat(calibration.brierIsotonic()).isLessThan(calibration.brierRaw() - 0.02);
      assertThat(calibration.plattDifference().value())
          .isEqualTo(calibration.brierPlatt() - calibration.brierRaw());
      assertThat(calibration.plattDifference().high()).isNegative();
      assertThat(calibration.isotonicDifference().high()).isNegative();
    }

    /**
     * Each row twice, both of one customer: m customers tell a share as m - 1 independent rows do,
     * since the variance by customers is p (1 - p) / (m - 1).
     */
    @Test
    void countsRowsOfOneCustomerAsWhatTheyTell() {
      int[] pairs = IntStream.range(0, 3000).map(i -> i / 2).toArray();
      double[] scores = IntStream.of(pairs).mapToDouble(i -> truth[i]).toArray();
      int[] twice = IntStream.of(pairs).map(i -> labels[i]).toArray();

      Calibration.Bin bin =
          Calibration.bins(scores, new TestRows(twice, pairs, new int[3000])).get(4);

      assertThat(bin.rows()).isEqualTo(300);
      double share = bin.observed().value();
      assertThat(bin.observed().low())
          .isEqualTo(Interval.wilsonAround(share, 149).low(), within(1e-9));
      assertThat(bin.observed().high())
          .isEqualTo(Interval.wilsonAround(share, 149).high(), within(1e-9));
    }

    private double odds(double p, double factor) {
      return 1 / (1 + Math.pow((1 - p) / p, factor));
    }
  }

  /** Wilson (1927): 8 of 10 is .490 to .943 (Agresti and Coull, 1998, as commonly tabled). */
  @Test
  void wilsonsIntervalIsThatOfTheTables() {
    Interval interval = Interval.wilson(8, 10);

    assertThat(interval.low()).isEqualTo(0.490, within(0.001));
    assertThat(interval.high()).isEqualTo(0.943, within(0.001));
  }
}
