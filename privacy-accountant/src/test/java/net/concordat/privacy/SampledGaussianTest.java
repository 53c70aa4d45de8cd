// SPDX-License-Identifier: Apache-2.0
package net.concordat.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledGaussianTest {
  private static final long ONE = SampledGaussian.PROBABILITY_ONE;

  @Test
  void keepsWhatItIsGivenUpToTheBounds() {
    SampledGaussian least = new SampledGaussian(1, 300_000, 1);
    SampledGaussian most = new SampledGaussian(ONE, 1_000_000_000_000L, Long.MAX_VALUE);

    assertThat(least.samplingProbabilityTrillionths()).isEqualTo(1);
    assertThat(least.noiseMultiplierMillionths()).isEqualTo(300_000);
    assertThat(least.steps()).isEqualTo(1);
    assertThat(most.samplingProbabilityTrillionths()).isEqualTo(ONE);
    assertThat(most.noiseMultiplierMillionths()).isEqualTo(1_000_000_000_000L);
    assertThat(most.steps()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, SampledGaussian.PROBABILITY_ONE + 1, Long.MAX_VALUE})
  void refusesASamplingProbabilityOutsideItsRange(long given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampledGaussian(given, 1_000_000, 1))
        .withMessage(
            "A sampling probability must be more than 0 and at most 1 (1 to 1000000000000"
                + " trillionths), but was given "
                + given);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 299_999, 1_000_000_000_001L, Long.MAX_VALUE})
  void refusesANoiseMultiplierBelowThreeTenthsOrAboveAMillion(long given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampledGaussian(ONE, given, 1))
        .withMessage(
            "A noise multiplier must be 0.3 to 1000000 (300000 to 1000000000000 millionths), but"
                + " was given "
                + given);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
  void refusesFewerThanOneStep(long given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampledGaussian(ONE, 1_000_000, given))
        .withMessage("Steps must be at least 1, but was given " + given);
  }
}
