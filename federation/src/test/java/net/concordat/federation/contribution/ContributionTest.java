// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ContributionTest {
  private int measurements;

  private ToDoubleFunction<BitSet> counted(ToDoubleFunction<BitSet> value) {
    return some -> {
      measurements++;
      return value.applyAsDouble(some);
    };
  }

  /** A glove game: client 0 has a left glove, 1 and 2 a right one each; a pair is worth 1. */
  private static double gloves(BitSet some) {
    return some.get(0) && (some.get(1) || some.get(2)) ? 1 : 0;
  }

  /** Without client 0 there is no pair; without one of the others there still is. */
  @Test
  void leavesEachOut() {
    assertThat(new Contribution(3, counted(ContributionTest::gloves)).leaveOneOut())
        .containsExactly(1, 0, 0);
    assertThat(measurements).isEqualTo(4);
  }

  /** Shapley's values of the game are 2/3, 1/6 and 1/6. */
  @Test
  void comesNearShapleysValues() {
    double[] scores = new Contribution(3, ContributionTest::gloves).shapley(1000, 1);
    assertThat(scores[0]).isCloseTo(2 / 3.0, within(0.05));
    assertThat(scores[1]).isCloseTo(1 / 6.0, within(0.05));
    assertThat(scores[0] + scores[1] + scores[2]).isCloseTo(1, within(1e-9));
  }

  @Test
  void measuresNoMoreThanItMay() {
    for (int most : new int[] {20, 25, 60}) {
      measurements = 0;
      Contribution contribution = new Contribution(10, counted(BitSet::cardinality));
      assertThat(contribution.shapley(most, 4)).containsOnly(1);
      assertThat(measurements).isBetween(10, most);
    }
  }

  @Test
  void refusesTooFewMeasurements() {
    assertThatThrownBy(() -> new Contribution(10, BitSet::cardinality).shapley(19, 4))
        .hasMessage("Shapley values of 10 clients need 20 measurements or more, but may make 19");
  }
}
