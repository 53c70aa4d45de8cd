// SPDX-License-Identifier: Apache-2.0
package net.concordat.privacy;

import static net.concordat.privacy.Mechanisms.epsilon;
import static net.concordat.privacy.Mechanisms.mechanism;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacySpendTest {
  private static final int ORDERS = PrivacyAccountant.ORDERS.size();

  private static PrivacySpend all(long divergence) {
    return new PrivacySpend(Collections.nCopies(ORDERS, divergence));
  }

  @Nested
  class Divergences {
    @ParameterizedTest
    @ValueSource(ints = {0, 65, 67})
    void areOneForEachOrder(int given) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PrivacySpend(Collections.nCopies(given, 1L)))
          .withMessage(
              "A privacy spend has 66 divergences, one for each order, but was given " + given);
    }

    @Test
    void areNeverNegative() {
      List<Long> given = new ArrayList<>(PrivacySpend.NONE.divergences());
      given.set(62, -1L);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PrivacySpend(given))
          .withMessage("A divergence must be 0 or more billionths, but was given -1 at order 128");
    }

    @Test
    void cannotBeChangedAfterwards() {
      List<Long> given = new ArrayList<>(all(7).divergences());
      PrivacySpend spend = new PrivacySpend(given);
      given.set(0, 0L);

      assertThat(spend).isEqualTo(all(7)).hasSameHashCodeAs(all(7)).isNotEqualTo(all(8));
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> spend.divergences().set(0, 0L));
    }
  }

  @Nested
  class Plus {
    @ParameterizedTest
    @CsvSource({
      "0, 0, 0",
      "1, 2, 3",
      "9223372036854775806, 0, 9223372036854775806",
      "9223372036854775806, 1, 9223372036854775807",
      "9223372036854775806, 9223372036854775806, 9223372036854775807",
      "9223372036854775807, 0, 9223372036854775807",
      "9223372036854775807, 9223372036854775807, 9223372036854775807"
    })
    void addsUpToInfinityAndNoFurther(long one, long other, long sum) {
      assertThat(all(one).plus(all(other))).isEqualTo(all(sum));
      assertThat(all(other).plus(all(one))).isEqualTo(all(sum));
    }

    @Test
    void addsEachOrderForItself() {
      List<Long> rising = new ArrayList<>();
      List<Long> expected = new ArrayList<>();
      for (long i = 0; i < ORDERS; i++) {
        rising.add(i);
        expected.add(i + 5);
      }
      assertThat(new PrivacySpend(rising).plus(all(5)).divergences()).isEqualTo(expected);
    }

    @Test
    void spendsForTwoRunsAtLeastWhatOneOfBothLengthsSpends() {
      PrivacySpend runs =
          PrivacyAccountant.spend(mechanism("0.01", "1.1", 4_000))
              .plus(PrivacyAccountant.spend(mechanism("0.01", "1.1", 6_000)));
      PrivacySpend one = PrivacyAccountant.spend(mechanism("0.01", "1.1", 10_000));

      for (int i = 0; i < ORDERS; i++) {
        assertThat(runs.divergences().get(i) - one.divergences().get(i)).isBetween(0L, 1L);
      }
      assertThat(epsilon(runs, "0.00001")).isBetween(5.6535, 5.6545);
    }
  }
}
