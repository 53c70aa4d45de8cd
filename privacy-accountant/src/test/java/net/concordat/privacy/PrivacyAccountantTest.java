// SPDX-License-Identifier: Apache-2.0
package net.concordat.privacy;

import static net.concordat.privacy.Mechanisms.at;
import static net.concordat.privacy.Mechanisms.epsilon;
import static net.concordat.privacy.Mechanisms.mechanism;
import static net.concordat.privacy.Mechanisms.trillionths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyAccountantTest {
  private static final String REFERENCE = "reference.csv";

  @Test
  void keepsTheOrdersAtWhichBudgetsAreWritten() {
    List<Integer> orders = new ArrayList<>();
    for (int order = 2; order <= 63; order++) {
      orders.add(order);
    }
    Collections.addAll(orders, 128, 256, 512, 1024);
    assertThat(PrivacyAccountant.ORDERS).isEqualTo(orders);
  }

  @Nested
  class Epsilon {
    /** With whole orders; at their default orders Opacus gives 5.632 and 16.385. */
    @ParameterizedTest
    @CsvSource({"0.01, 1.1, 10000, 5.654, 5.632", "0.05, 0.7, 400, 16.768, 16.385"})
    void isTheKnownOneAndAtMostThreePercentAboveTheDefault(
        String q, String sigma, long steps, double expected, double opacusDefault) {
      double epsilon = epsilon(mechanism(q, sigma, steps), "0.00001");

      assertThat(epsilon).isCloseTo(expected, within(0.0005));
      assertThat(epsilon).isBetween(opacusDefault, 1.03 * opacusDefault);
    }

    @ParameterizedTest
    @CsvFileSource(resources = REFERENCE, useHeadersInDisplayName = true)
    void equalsThatOfOpacusAndDpAccountingAtTheSameOrders(
        String q, String sigma, long steps, String delta, double opacus, double dpAccounting) {
      double epsilon = epsilon(mechanism(q, sigma, steps), delta);

      assertThat(epsilon).isCloseTo(opacus, within(1e-3));
      assertThat(epsilon).isCloseTo(dpAccounting, within(1e-3));
    }

    /**
     * The references are rounded to the nearest millionth. Opacus has no default order above 63, so
     * it states more itself where a higher one is best, which is where little is spent.
     */
    @ParameterizedTest
    @CsvFileSource(resources = REFERENCE, useHeadersInDisplayName = true)
    void isNeverBelowThatAtTheirDefaultOrders(
        String q,
        String sigma,
        long steps,
        String delta,
        double opacus,
        double dpAccounting,
        double opacusDefault,
        double dpAccountingDefault) {
      assertThat(epsilon(mechanism(q, sigma, steps), delta))
          .isGreaterThanOrEqualTo(dpAccountingDefault - 2e-6)
          .isGreaterThanOrEqualTo(Math.min(opacusDefault, opacus) - 2e-6);
    }

    @ParameterizedTest
    @CsvFileSource(resources = REFERENCE, useHeadersInDisplayName = true)
    void isAboveThatAtTheirDefaultOrdersByNoMoreThanStated(
        String q,
        String sigma,
        long steps,
        String delta,
        double opacus,
        double dpAccounting,
        double opacusDefault,
        double dpAccountingDefault) {
      double least = Math.min(opacusDefault, dpAccountingDefault);

      assertThat(epsilon(mechanism(q, sigma, steps), delta))
          .isLessThanOrEqualTo(least * stated(Double.parseDouble(sigma), steps, least));
    }

    /** What the accountant's documentation says; nothing beyond an epsilon of 10. */
    private double stated(double noiseMultiplier, long steps, double epsilon) {
      if (epsilon > 10 || noiseMultiplier < 0.5) {
        return Double.POSITIVE_INFINITY;
      }
      if (noiseMultiplier >= 2 || (noiseMultiplier >= 1.1 && steps >= 1_000)) {
        return 1.03;
      }
      return noiseMultiplier >= 0.7 ? 1.20 : 1.42;
    }

    @Test
    void isTheLeastOverAllOrdersRoundedUp() {
      List<Long> divergences =
          new ArrayList<>(Collections.nCopies(PrivacyAccountant.ORDERS.size(), 9_000_000_000L));
      divergences.set(PrivacyAccountant.ORDERS.indexOf(10), 1_000_000_000L);

      // 1 + ln(9 / 10) - (ln(1e-5) + ln(10)) / 9 = 1.91801068...
      assertThat(PrivacyAccountant.epsilonMillionths(new PrivacySpend(divergences), 10_000_000L))
          .isEqualTo(1_918_011L);
    }

    @Test
    void isNothingForNothingWhereDeltaAllowsAndNeverNegative() {
      assertThat(PrivacyAccountant.epsilonMillionths(PrivacySpend.NONE, 500_000_000_000L)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, PrivacyAccountant.DELTA_ONE, Long.MAX_VALUE})
    void isRefusedForADeltaOutsideItsRange(long given) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PrivacyAccountant.epsilonMillionths(PrivacySpend.NONE, given))
          .withMessage(
              "A delta must be more than 0 and less than 1 (1 to 999999999999 trillionths), but was"
                  + " given "
                  + given);
    }

    @Test
    void isInfiniteOnlyWhereNoOrderIsFinite() {
      List<Long> divergences =
          new ArrayList<>(
              Collections.nCopies(PrivacyAccountant.ORDERS.size(), PrivacySpend.INFINITE));
      long delta = trillionths("0.00001");

      assertThat(PrivacyAccountant.epsilonMillionths(new PrivacySpend(divergences), delta))
          .isEqualTo(PrivacySpend.INFINITE);
      divergences.set(0, 1L);
      assertThat(PrivacyAccountant.epsilonMillionths(new PrivacySpend(divergences), delta))
          .isBetween(10_000_000L, 11_000_000L);
    }

    @Test
    void isInfiniteWhereTheConversionPassesWhatCanBeCounted() {
      PrivacySpend last =
          new PrivacySpend(
              Collections.nCopies(PrivacyAccountant.ORDERS.size(), PrivacySpend.INFINITE - 1));
      assertThat(PrivacyAccountant.epsilonMillionths(last, 1)).isEqualTo(PrivacySpend.INFINITE);
    }
  }

  @Nested
  class Spend {
    /** Without sampling the divergence is order / (2 sigma^2), steps times. */
    @ParameterizedTest
    @CsvSource({"1, 1, 2", "2, 7, 63", "0.3, 1, 1024", "5, 100000, 128"})
    void isThatOfThePlainGaussianMechanismWhereEverythingIsTaken(
        String sigma, long steps, int order) {
      double noise = Double.parseDouble(sigma);
      double expected = order / (2 * noise * noise) * steps * 1e9;

      assertThat((double) at(order, PrivacyAccountant.spend(mechanism("1", sigma, steps))))
          .isBetween(expected, expected * (1 + 2e-10) + 1);
    }

    @Test
    void goesOverIntoThatOfThePlainGaussianMechanism() {
      PrivacySpend almost = PrivacyAccountant.spend(mechanism("0.999999999999", "0.8", 100));
      PrivacySpend all = PrivacyAccountant.spend(mechanism("1", "0.8", 100));

      for (int order : PrivacyAccountant.ORDERS) {
        assertThat((double) at(order, almost) / at(order, all)).isBetween(1 - 1e-9, 1 + 1e-9);
      }
    }

    /** At order 2 and small q: q^2 (exp(1 / sigma^2) - 1), here 1.718e-24 a step. */
    @Test
    void isNeverNothingHoweverSmallTheSamplingProbability() {
      PrivacySpend once = PrivacyAccountant.spend(mechanism("0.000000000001", "1", 1));
      PrivacySpend often =
          PrivacyAccountant.spend(mechanism("0.000000000001", "1", Long.MAX_VALUE));

      assertThat(at(2, once)).isEqualTo(1);
      assertThat(at(2, often)).isBetween(15_848L, 15_849L);
    }

    @Test
    void isInfiniteWhereItCannotBeCounted() {
      PrivacySpend spend = PrivacyAccountant.spend(mechanism("1", "0.3", 100_000_000));

      assertThat(at(2, spend)).isBetween(1_111_111_111_000_000_000L, 1_111_111_112_000_000_000L);
      assertThat(at(16, spend)).isLessThan(PrivacySpend.INFINITE);
      assertThat(at(17, spend)).isEqualTo(PrivacySpend.INFINITE);
      assertThat(at(1024, spend)).isEqualTo(PrivacySpend.INFINITE);
    }

    @Test
    void hasAnInfiniteEpsilonWhereNoOrderCanBeCounted() {
      PrivacySpend spend = PrivacyAccountant.spend(mechanism("1", "0.3", Long.MAX_VALUE));

      assertThat(spend.divergences()).containsOnly(PrivacySpend.INFINITE);
      assertThat(PrivacyAccountant.epsilonMillionths(spend, 1)).isEqualTo(PrivacySpend.INFINITE);
    }
  }

  /** Other bits on any machine, release or compiler would be another digest. */
  @Test
  void givesTheSameBitsEverywhere() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String q :
        new String[] {"0.000000000001", "0.00001", "0.0123", "0.5", "0.987654321", "1"}) {
      for (String sigma : new String[] {"0.3", "0.7", "1.1", "4", "1000000"}) {
        for (long steps : new long[] {1, 777, 1_000_000_000_000L}) {
          PrivacySpend spend = PrivacyAccountant.spend(mechanism(q, sigma, steps));
          spend.divergences().forEach(each -> digest.update(bytes(each)));
          digest.update(bytes(PrivacyAccountant.epsilonMillionths(spend, 1_234_567)));
        }
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("c0d5af2ef53f3a466333eb44a43ebc3c3901855b896deb32e4d0b16eace9a320");
  }

  private static byte[] bytes(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
