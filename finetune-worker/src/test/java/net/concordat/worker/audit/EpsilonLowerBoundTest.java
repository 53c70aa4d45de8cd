// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EpsilonLowerBoundTest {
  @Test
  void isWhereAllGuessesRightHaveTheChanceLeftOver() {
    // With delta 0: (e^x / (1 + e^x))^100 = .05.
    double share = Math.pow(0.05, 0.01);

    assertThat(EpsilonLowerBound.of(100, 100, 100, 0, 0.95))
        .isCloseTo(Math.log(share / (1 - share)), within(1e-9));
  }

  @Test
  void isNothingForGuessesAsGoodAsACoin() {
    assertThat(EpsilonLowerBound.of(100, 100, 50, 0, 0.95)).isZero();
  }

  @Test
  void addsWhatDeltaMayHide() {
    // Two guesses, both right, epsilon 0: .25 + 2 x 2 x .01 x max(P[B = 1] / 1, P[B < 2] / 2).
    assertThat(EpsilonLowerBound.chance(2, 2, 2, 0, 0.01))
        .isCloseTo(0.25 + 0.04 * 0.5, within(1e-12));
    assertThat(EpsilonLowerBound.of(1_000, 500, 480, 1e-5, 0.95))
        .isLessThan(EpsilonLowerBound.of(1_000, 500, 480, 0, 0.95));
  }

  @Test
  void refusesMoreRightGuessesThanGuesses() {
    assertThatThrownBy(() -> EpsilonLowerBound.of(10, 5, 6, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6, 5 and 10");
  }
}
