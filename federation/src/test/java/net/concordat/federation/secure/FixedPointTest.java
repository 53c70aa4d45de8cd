// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FixedPointTest {
  @Test
  void sumsDoNotOverflowAtTheLargestOfAll() {
    for (int clients : new int[] {1, 5, 9, 255}) {
      FixedPoint fixed = new FixedPoint(4, clients);
      int[] sum = new int[2];
      for (int client = 0; client < clients; client++) {
        int[] one = fixed.encode(new double[] {1e9, -4});
        sum[0] += one[0];
        sum[1] += one[1];
      }
      assertThat(fixed.decode(sum))
          .containsExactly(
              new double[] {4.0 * clients, -4.0 * clients}, within(fixed.error(clients)));
    }
  }

  @Test
  void errsByHalfAUnitForEachClientAtMost() {
    FixedPoint fixed = new FixedPoint(1, 5);

    assertThat(fixed.error(5)).isLessThan(1e-8);
    assertThat(fixed.decode(fixed.encode(new double[] {0.123456789})))
        .containsExactly(new double[] {0.123456789}, within(fixed.error(1)));
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThatThrownBy(() -> new FixedPoint(1, 5).encode(new double[] {0, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A masked vector must be finite, but number 1 is NaN");
    assertThatThrownBy(() -> new FixedPoint(0, 5))
        .hasMessage(
            "A fixed point needs a largest value above 0 and 1 client or more, not 0.0 and 5");
    assertThatThrownBy(() -> new FixedPoint(1e9, 255))
        .hasMessage("Values up to 1.0E9 of 255 clients leave no place for a digit in 32 bits");
  }
}
