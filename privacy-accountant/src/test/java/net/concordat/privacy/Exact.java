// SPDX-License-Identifier: Apache-2.0
package net.concordat.privacy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The divergence of the sampled Gaussian mechanism from its definition, in decimals of 100 digits:
 * slow, and shares neither arithmetic nor the form of the sum with what it is compared with.
 */
final class Exact {
  private static final MathContext DIGITS = new MathContext(100, RoundingMode.HALF_EVEN);
  private static final BigDecimal LOG_10 = logSmall(BigDecimal.TEN);

  private Exact() {}

  /** The divergence of all steps together at a whole order, in units of 1e-9. */
  static BigDecimal billionths(SampledGaussian mechanism, int order) {
    BigDecimal q = BigDecimal.valueOf(mechanism.samplingProbabilityTrillionths(), 12);
    BigDecimal sigma = BigDecimal.valueOf(mechanism.noiseMultiplierMillionths(), 6);
    BigDecimal perStep = log(moment(q, sigma, order)).divide(BigDecimal.valueOf(order - 1), DIGITS);
    return perStep.multiply(BigDecimal.valueOf(mechanism.steps())).scaleByPowerOfTen(9);
  }

  private static BigDecimal moment(BigDecimal q, BigDecimal sigma, int order) {
    BigDecimal step = exp(BigDecimal.ONE.divide(sigma.pow(2), DIGITS)); // exp(k / sigma^2) at k = 1
    BigDecimal power = BigDecimal.ONE; // exp((k^2 - k) / (2 sigma^2))
    BigDecimal ratio = BigDecimal.ONE; // exp(k / sigma^2)
    BigInteger binomial = BigInteger.ONE;
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k <= order; k++) {
      sum =
          sum.add(
              new BigDecimal(binomial)
                  .multiply(q.pow(k, DIGITS), DIGITS)
                  .multiply(BigDecimal.ONE.subtract(q).pow(order - k, DIGITS), DIGITS)
                  .multiply(power, DIGITS),
              DIGITS);
      binomial = binomial.multiply(BigInteger.valueOf(order - k)).divide(BigInteger.valueOf(k + 1));
      power = power.multiply(ratio, DIGITS);
      ratio = ratio.multiply(step, DIGITS);
    }
    return sum;
  }

  /** The exponential of a number of 0 to a few dozen: halved until small, then Taylor's series. */
  static BigDecimal exp(BigDecimal x) {
    BigDecimal small = x.divide(BigDecimal.valueOf(1024), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int i = 1; i <= 100; i++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum.pow(1024, DIGITS);
  }

  /** The natural logarithm of a number of 1 or more, of any size. */
  static BigDecimal log(BigDecimal x) {
    int tens = x.precision() - x.scale() - 1;
    return logSmall(x.scaleByPowerOfTen(-tens)).add(LOG_10.multiply(BigDecimal.valueOf(tens)));
  }

  /** log(x) = 2 artanh((x - 1) / (x + 1)), with roots taken until the series is quick. */
  private static BigDecimal logSmall(BigDecimal x) {
    BigDecimal root = x;
    int doublings = 1;
    while (root.subtract(BigDecimal.ONE).compareTo(new BigDecimal("0.1")) > 0) {
      root = root.sqrt(DIGITS);
      doublings++;
    }
    BigDecimal z = root.subtract(BigDecimal.ONE).divide(root.add(BigDecimal.ONE), DIGITS);
    BigDecimal square = z.multiply(z, DIGITS);
    BigDecimal power = z;
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 1; i <= 81; i += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(i), DIGITS), DIGITS);
      power = power.multiply(square, DIGITS);
    }
    return sum.multiply(BigDecimal.valueOf(2).pow(doublings), DIGITS);
  }
}
