// SPDX-License-Identifier: Apache-2.0
package net.concordat.privacy;

import static net.concordat.privacy.Mechanisms.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds of every spend. Each run prints its seed. */
class PrivacyAccountantPropertyTest {
  /** The margin of the divergences with the rest that rounding up adds, as shares of 1e-9. */
  private static final BigDecimal MARGIN = new BigDecimal("2e-10");

  @Property(tries = 500)
  void isRoundedUpAndByNoMoreThanItsMarginAndOneUnit(
      @ForAll("mechanisms") SampledGaussian mechanism, @ForAll("orders") int order) {
    BigDecimal exact = Exact.billionths(mechanism, order);
    long given = at(order, PrivacyAccountant.spend(mechanism));

    if (given == PrivacySpend.INFINITE) {
      assertThat(exact).isGreaterThan(new BigDecimal("9.2e18"));
    } else {
      assertThat(new BigDecimal(given))
          .isGreaterThanOrEqualTo(exact)
          .isLessThanOrEqualTo(exact.add(exact.multiply(MARGIN)).add(BigDecimal.ONE));
    }
  }

  @Property(tries = 500)
  void growsWithSteps(
      @ForAll("mechanisms") SampledGaussian mechanism, @ForAll @LongRange(min = 1) long steps) {
    SampledGaussian other =
        new SampledGaussian(
            mechanism.samplingProbabilityTrillionths(),
            mechanism.noiseMultiplierMillionths(),
            steps);
    if (steps >= mechanism.steps()) {
      isNoMoreThan(mechanism, other);
    } else {
      isNoMoreThan(other, mechanism);
    }
  }

  /** Probabilities a thousandth apart: closer ones may change places within the margin. */
  @Property(tries = 500)
  void growsWithTheSamplingProbability(
      @ForAll("mechanisms") SampledGaussian mechanism, @ForAll("shares") long trillionths) {
    long given = mechanism.samplingProbabilityTrillionths();
    long more = given + given / 1000 + 1 + trillionths;
    if (more <= SampledGaussian.PROBABILITY_ONE) {
      isNoMoreThan(
          mechanism,
          new SampledGaussian(more, mechanism.noiseMultiplierMillionths(), mechanism.steps()));
    }
  }

  @Property(tries = 500)
  void growsAsNoiseFalls(
      @ForAll("mechanisms") SampledGaussian mechanism, @ForAll("noises") long noise) {
    long given = mechanism.noiseMultiplierMillionths();
    SampledGaussian other =
        new SampledGaussian(mechanism.samplingProbabilityTrillionths(), noise, mechanism.steps());
    if (noise >= given + given / 1000) {
      isNoMoreThan(other, mechanism);
    } else if (given >= noise + noise / 1000) {
      isNoMoreThan(mechanism, other);
    }
  }

  /** Nobody saves by stating one run as two. */
  @Property(tries = 500)
  void isNoLessApartThanTogether(
      @ForAll("mechanisms") SampledGaussian mechanism, @ForAll @LongRange(min = 1) long steps) {
    long sum = mechanism.steps() + steps;
    if (sum > 0) {
      long q = mechanism.samplingProbabilityTrillionths();
      long noise = mechanism.noiseMultiplierMillionths();
      PrivacySpend together = PrivacyAccountant.spend(new SampledGaussian(q, noise, sum));
      PrivacySpend apart =
          PrivacyAccountant.spend(mechanism)
              .plus(PrivacyAccountant.spend(new SampledGaussian(q, noise, steps)));
      isNoMoreThan(together, apart);
    }
  }

  private static void isNoMoreThan(SampledGaussian less, SampledGaussian more) {
    isNoMoreThan(PrivacyAccountant.spend(less), PrivacyAccountant.spend(more));
  }

  private static void isNoMoreThan(PrivacySpend less, PrivacySpend more) {
    for (int order : PrivacyAccountant.ORDERS) {
      assertThat(at(order, less)).as("order %d", order).isLessThanOrEqualTo(at(order, more));
    }
    assertThat(PrivacyAccountant.epsilonMillionths(less, 10_000_000))
        .isLessThanOrEqualTo(PrivacyAccountant.epsilonMillionths(more, 10_000_000));
  }

  @Provide
  Arbitrary<SampledGaussian> mechanisms() {
    return Combinators.combine(shares(), noises(), logarithmic(1, Long.MAX_VALUE))
        .as(SampledGaussian::new);
  }

  @Provide
  Arbitrary<Integer> orders() {
    return Arbitraries.of(PrivacyAccountant.ORDERS);
  }

  @Provide
  Arbitrary<Long> shares() {
    return Arbitraries.oneOf(
        logarithmic(1, SampledGaussian.PROBABILITY_ONE),
        Arbitraries.longs().between(1, SampledGaussian.PROBABILITY_ONE),
        logarithmic(1, SampledGaussian.PROBABILITY_ONE - 1)
            .map(rest -> SampledGaussian.PROBABILITY_ONE - rest));
  }

  @Provide
  Arbitrary<Long> noises() {
    return Arbitraries.oneOf(
        logarithmic(SampledGaussian.LEAST_MULTIPLIER, SampledGaussian.LARGEST_MULTIPLIER),
        Arbitraries.longs().between(SampledGaussian.LEAST_MULTIPLIER, 5_000_000));
  }

  /** Numbers of every size alike. */
  private static Arbitrary<Long> logarithmic(long least, long most) {
    double decades = Math.log10((double) most / least);
    return Arbitraries.doubles()
        .between(0, 1)
        .ofScale(9)
        .map(share -> Math.min(most, Math.round(least * Math.pow(10, share * decades))));
  }
}
