// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightingTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void withoutABoundSharesAreSizes() {
    assertThat(new Weighting(true, 1).shares(new long[] {6, 3, 1}))
        .containsExactly(new double[] {0.6, 0.3, 0.1}, EXACT);
    assertThat(Weighting.EQUAL.shares(new long[] {6, 3, 1, 2})).containsOnly(0.25);
  }

  /** What one has above .4 goes to the others by their sizes, three to one. */
  @Test
  void whatIsAboveTheBoundGoesToTheOthers() {
    assertThat(new Weighting(true, 0.5).shares(new long[] {6, 3, 1}))
        .containsExactly(new double[] {0.5, 0.375, 0.125}, EXACT);
  }

  /** The second reaches the bound by what the first leaves. */
  @Test
  void theBoundHoldsForWhoGetsMore() {
    assertThat(new Weighting(true, 0.4).shares(new long[] {60, 35, 5}))
        .containsExactly(new double[] {0.4, 0.4, 0.2}, EXACT);
  }

  @Test
  void aBoundBelowEqualSharesMakesThemEqual() {
    assertThat(new Weighting(true, 0.1).shares(new long[] {6, 3, 1}))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, EXACT);
  }

  @Test
  void refusesABoundThatIsNoShare() {
    assertThatThrownBy(() -> new Weighting(true, 0))
        .hasMessage("The largest share of one client must be above 0 and at most 1, but is 0.0");
  }
}
