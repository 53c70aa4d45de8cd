// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorScaleTest {
  /** Of 1 to 1,001 the quantiles are 11 and 991. */
  @Test
  void takesQuantilesAndRoundsThemOutwardsToTwoDigits() {
    double[] errors = IntStream.rangeClosed(1, 1001).mapToDouble(i -> 1002 - i).toArray();

    assertThat(ErrorScale.of(errors)).isEqualTo(new ErrorScale(11, 1000));
    assertThat(ErrorScale.of(Arrays.stream(errors).map(e -> e / 8).toArray()))
        .isEqualTo(new ErrorScale(1.3, 130));
  }

  @Test
  void scoresByRatioBetweenTheQuantilesAndByDistanceBeyond() {
    ErrorScale scale = new ErrorScale(1, 100);

    assertThat(scale.score(0)).isZero();
    assertThat(scale.score(0.5)).isEqualTo(0.005);
    assertThat(scale.score(1)).isEqualTo(0.01);
    assertThat(scale.score(10)).isEqualTo(0.5, within(1e-12));
    assertThat(scale.score(100)).isEqualTo(0.99);
    assertThat(scale.score(1000)).isEqualTo(0.999);
  }

  @Test
  void ranksRowsAsTheirErrorsDo() {
    ErrorScale scale = new ErrorScale(0.9, 1.1);
    double[] scores =
        IntStream.range(0, 2000)
            .mapToDouble(i -> scale.score(StrictMath.exp((i - 1000) / 60.0)))
            .toArray();

    for (int i = 1; i < scores.length; i++) {
      assertThat(scores[i]).isGreaterThan(scores[i - 1]).isLessThan(1);
    }
  }

  @Test
  void refusesErrorsThatAreAllOneAndAScaleWithoutWidth() {
    assertThatThrownBy(() -> ErrorScale.of(new double[] {2, 2, 2}))
        .hasMessage(
            "Rows must differ in how well they are rebuilt to be scored by it, but 3 of them all"
                + " have the error 2.0");
    assertThatThrownBy(() -> new ErrorScale(2, 2))
        .hasMessage("'errors.high' must be greater than 'errors.low', 2.0, but is 2.0");
    assertThatThrownBy(() -> new ErrorScale(0, 2)).hasMessageContaining("'errors.low' must be");
    assertThatThrownBy(() -> new ErrorScale(1, Double.NaN))
        .hasMessageContaining("'errors.high' must be");
  }
}
