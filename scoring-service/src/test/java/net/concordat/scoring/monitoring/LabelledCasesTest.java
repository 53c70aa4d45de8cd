// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import net.concordat.scoring.monitoring.Figures.Found;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What labels say, against hand-worked cases and what scikit-learn's documentation shows. */
class LabelledCasesTest {
  private static Found found(double threshold, double[] scores, int[] labels) {
    LabelledCases cases = new LabelledCases();
    for (int i = 0; i < scores.length; i++) {
      cases.add(scores[i], scores[i] >= threshold, labels[i] < 0 ? null : labels[i] == 1);
    }
    return cases.found();
  }

  @Test
  void averagePrecisionIsAsScikitLearnDocumentsIt() {
    // average_precision_score's example: 0.83
    Found found = found(0.5, new double[] {0.1, 0.4, 0.35, 0.8}, new int[] {0, 0, 1, 1});
    assertThat(found.prAuc()).isCloseTo(0.5 * 1 + 0.5 * 2 / 3, within(1e-12));
    // All of one score: precision at the only threshold.
    assertThat(found(0.5, new double[] {0.2, 0.2, 0.2, 0.2}, new int[] {0, 1, 0, 0}).prAuc())
        .isCloseTo(0.25, within(1e-12));
  }

  @Test
  void brierScoreIsAsScikitLearnDocumentsIt() {
    // brier_score_loss's example: 0.0375
    assertThat(found(0.5, new double[] {0.1, 0.9, 0.8, 0.3}, new int[] {0, 1, 1, 0}).brier())
        .isCloseTo(0.0375, within(1e-12));
  }

  @Test
  void declinedCasesAreUnknownAndNotNegative() {
    // Flagged: 0.9 (bad), 0.8 (unknown), 0.7 (good). Passed: 0.4 (bad), 0.2, 0.1 (good).
    Found found =
        found(0.5, new double[] {0.9, 0.8, 0.7, 0.4, 0.2, 0.1}, new int[] {1, -1, 0, 1, 0, 0});
    assertThat(found.labelled()).isEqualTo(5);
    assertThat(found.unknown()).isEqualTo(1);
    assertThat(found.positives()).isEqualTo(2);
    assertThat(found.precision()).isEqualTo(0.5);
    assertThat(found.alertRate()).isEqualTo(0.5);
    // Half of the five labelled: 0.9, 0.7 and half of 0.4, so one and a half of two positives.
    assertThat(found.recallAtAlertRate()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void calibrationComparesMeanScoreAndShareByTenths() {
    Found found = found(0.5, new double[] {0.05, 0.09, 0.55, 0.57, 1.0}, new int[] {0, 1, 1, 0, 1});
    assertThat(found.calibration()).hasSize(3);
    assertThat(found.calibration().get(0).mean()).isCloseTo(0.07, within(1e-12));
    assertThat(found.calibration().get(0).share()).isEqualTo(0.5);
    assertThat(found.calibration().get(2).to()).isEqualTo(1);
    // (2 |0.07 - 0.5| + 2 |0.56 - 0.5| + |1 - 1|) / 5
    assertThat(found.calibrationError()).isCloseTo(0.196, within(1e-12));
  }

  @Test
  void saysNothingThatNoLabelSays() {
    Found found = found(0.5, new double[] {0.9, 0.1}, new int[] {-1, -1});
    assertThat(found.precision()).isNull();
    assertThat(found.recallAtAlertRate()).isNull();
    assertThat(found.prAuc()).isNull();
    assertThat(found.brier()).isNull();
    assertThat(found.calibrationError()).isNull();
    assertThat(found.alertRate()).isEqualTo(0.5);
    assertThat(found(0.5, new double[] {0.9}, new int[] {0}).prAuc()).isNull();
  }

  @Test
  void saysHowFarAShareIsKnown() {
    // Newcombe (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20 and 1 of 29.
    isBetween(Interval.of(81 / 263.0, 263), 0.2553, 0.3662);
    isBetween(Interval.of(15 / 148.0, 148), 0.0624, 0.1605);
    isBetween(Interval.of(0.0, 20), 0, 0.1611);
    isBetween(Interval.of(1 / 29.0, 29), 0.0061, 0.1718);
    assertThat(Interval.of(null, 0)).isNull();
  }

  private static void isBetween(@Nullable Interval interval, double low, double high) {
    assertThat(interval).isNotNull();
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  /** Two cases prove nothing: no interval of such a precision is below a limit of one half. */
  @Test
  void boundsOfFewCasesAreWide() {
    Found found = found(0.5, new double[] {0.9, 0.8, 0.3}, new int[] {0, 0, 1});
    assertThat(found.precision()).isZero();
    Figures.Bounds bounds = Objects.requireNonNull(found.bounds());
    isBetween(bounds.precision(), 0, 0.6576);
    // Two of three cases are flagged at the rate, and none of them is the one positive.
    assertThat(found.recallAtAlertRate()).isZero();
    isBetween(bounds.recallAtAlertRate(), 0, 0.7935);
    assertThat(found(0.5, new double[] {0.9}, new int[] {-1}).bounds())
        .isEqualTo(new Figures.Bounds(null, null, null));
  }
}
