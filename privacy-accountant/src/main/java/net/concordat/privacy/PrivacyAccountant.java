// SPDX-License-Identifier: Apache-2.0
package net.concordat.privacy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Counts what training under differential privacy spends, and says what epsilon that is. Two
 * releases are compared that differ by one privacy unit, which is in one of them and not in the
 * other (add/remove adjacency).
 *
 * <p>Every result is the same on every machine: the arithmetic is strict, its functions are those
 * of {@link StrictMath}, and sums are taken in one fixed order. Every result is rounded up by more
 * than the arithmetic can err, so that a spend is never understated.
 *
 * <p>Only whole orders are used, so the epsilon is never below what dp_accounting gives with its
 * default orders, fractional ones among them. Up to an epsilon of 10 at a delta of at most 1e-5 it
 * was found within 3 % of that with a noise multiplier of at least 2, or of at least 1.1 and a
 * thousand steps or more. With less noise the best order lies farther between two whole ones: from
 * 0.7 on it was at most 20 % above, from 0.5 on 42 %.
 */
@SuppressWarnings("strictfp") // Without it a class file of Java 8 need not be strict.
public final strictfp class PrivacyAccountant {
  /**
   * The orders at which divergences are kept: the whole ones among the default orders of Google's
   * dp_accounting. A budget on a ledger is written at these, so they never change.
   */
  public static final List<Integer> ORDERS = orders();

  /** What stands for a delta of 1. */
  public static final long DELTA_ONE = 1_000_000_000_000L;

  /**
   * Added to the divergence of a step, as a share of it. The logarithms of a term's factors are at
   * most 3e4 where they cancel, and each is off by a few units in its last place: 3e-11 together at
   * most.
   */
  private static final double MARGIN = 1e-10;

  private static final long BILLIONTHS_PER_MILLIONTH = 1_000;

  private PrivacyAccountant() {}

  /**
   * What a mechanism spends. It is never nothing, and {@link PrivacySpend#INFINITE} at an order
   * whose divergence passes 9.2e9.
   */
  public static PrivacySpend spend(SampledGaussian mechanism) {
    List<Long> divergences = new ArrayList<>(ORDERS.size());
    for (int order : ORDERS) {
      double perStep = logMoment(mechanism, order) / (order - 1) * (1 + MARGIN);
      divergences.add(billionths(perStep, mechanism.steps()));
    }
    return new PrivacySpend(divergences);
  }

  /** Multiplied exactly, so that one run stated as two never costs less. */
  private static long billionths(double perStep, long steps) {
    BigDecimal total =
        new BigDecimal(perStep)
            .multiply(BigDecimal.valueOf(steps))
            .scaleByPowerOfTen(9)
            .setScale(0, RoundingMode.CEILING);
    return total.compareTo(BigDecimal.valueOf(PrivacySpend.INFINITE)) > 0
        ? PrivacySpend.INFINITE
        : total.longValueExact();
  }

  /**
   * The least epsilon that a spend is known to keep at a delta: for an order a with divergence r
   *
   * <pre>r + log((a - 1) / a) - (log(delta) + log(a)) / (a - 1)</pre>
   *
   * (Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy", NeurIPS 2020,
   * proposition 12), the least over all orders, and 0 where that is negative.
   *
   * @param deltaTrillionths delta in units of 1e-12, more than 0 and less than 1
   * @return epsilon in millionths, rounded up; {@link PrivacySpend#INFINITE} if no order has a
   *     finite divergence
   * @throws IllegalArgumentException if delta is out of its range
   */
  public static long epsilonMillionths(PrivacySpend spend, long deltaTrillionths) {
    if (deltaTrillionths < 1 || deltaTrillionths >= DELTA_ONE) {
      throw new IllegalArgumentException(
          "A delta must be more than 0 and less than 1 (1 to 999999999999 trillionths), but was"
              + " given "
              + deltaTrillionths);
    }
    double logDelta = StrictMath.log((double) deltaTrillionths / DELTA_ONE);
    long least = PrivacySpend.INFINITE;
    for (int i = 0; i < ORDERS.size(); i++) {
      int order = ORDERS.get(i);
      double added =
          StrictMath.log1p(-1.0 / order) - (logDelta + StrictMath.log(order)) / (order - 1);
      // One unit more than rounding up covers what the few operations above can err.
      long addedBillionths = (long) StrictMath.ceil(added * 1e9) + 1;
      least = StrictMath.min(least, plus(spend.divergences().get(i), addedBillionths));
    }
    if (least == PrivacySpend.INFINITE) {
      return PrivacySpend.INFINITE;
    }
    long millionths = least / BILLIONTHS_PER_MILLIONTH;
    return least % BILLIONTHS_PER_MILLIONTH == 0 ? millionths : millionths + 1;
  }

  /** A divergence and what the conversion adds to it, which may be negative; 0 at least. */
  private static long plus(long divergence, long added) {
    if (divergence == PrivacySpend.INFINITE) {
      return PrivacySpend.INFINITE;
    }
    return added < 0 ? StrictMath.max(0, divergence + added) : PrivacySpend.sum(divergence, added);
  }

  /**
   * The logarithm of the moment A of the mechanism's privacy loss, whose divergence at order a is
   * log(A) / (a - 1); for a whole order
   *
   * <pre>A = sum over k from 0 to a of C(a, k) (1 - q)^(a - k) q^k exp((k^2 - k) / (2 sigma^2))
   * </pre>
   *
   * (Mironov, Talwar and Zhang, "R&eacute;nyi Differential Privacy of the Sampled Gaussian
   * Mechanism", arXiv:1908.10530, section 3.3, where theorem 5 shows that it bounds both directions
   * of the adjacency). Since the same sum without the last factor is 1, it is
   *
   * <pre>
   * A - 1 = sum over k from 2 to a of C(a, k) (1 - q)^(a - k) q^k expm1((k^2 - k) / (2 sigma^2))
   * </pre>
   *
   * in which nothing cancels, however small q is.
   */
  private static double logMoment(SampledGaussian mechanism, int order) {
    double sigma = (double) mechanism.noiseMultiplierMillionths() / SampledGaussian.MULTIPLIER_ONE;
    double doubleVariance = 2 * sigma * sigma;
    if (mechanism.samplingProbabilityTrillionths() == SampledGaussian.PROBABILITY_ONE) {
      return order * (order - 1) / doubleVariance;
    }
    double logTaken = logProbability(mechanism.samplingProbabilityTrillionths());
    double logLeft =
        logProbability(
            SampledGaussian.PROBABILITY_ONE - mechanism.samplingProbabilityTrillionths());
    double[] logTerms = new double[order - 1];
    double binomial = order;
    for (int k = 2; k <= order; k++) {
      // Divided first: the largest binomial coefficient of order 1024 only just fits a double.
      binomial *= (double) (order - k + 1) / k;
      logTerms[k - 2] =
          StrictMath.log(binomial)
              + (order - k) * logLeft
              + k * logTaken
              + logExpm1(k * (k - 1) / doubleVariance);
    }
    return log1pExp(logSum(logTerms));
  }

  /** The logarithm of a probability in units of 1e-12. */
  private static double logProbability(long trillionths) {
    return StrictMath.log((double) trillionths / SampledGaussian.PROBABILITY_ONE);
  }

  /** log(exp(x) - 1), for positive x of any size. */
  private static double logExpm1(double x) {
    return x < 1 ? StrictMath.log(StrictMath.expm1(x)) : x + StrictMath.log1p(-StrictMath.exp(-x));
  }

  /** log(1 + exp(x)), for x of any size. */
  private static double log1pExp(double x) {
    return x > 0 ? x + StrictMath.log1p(StrictMath.exp(-x)) : StrictMath.log1p(StrictMath.exp(x));
  }

  /** The logarithm of a sum of which the logarithms of the terms are given. */
  private static double logSum(double[] logTerms) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double term : logTerms) {
      largest = StrictMath.max(largest, term);
    }
    double sum = 0;
    for (double term : logTerms) {
      sum += StrictMath.exp(term - largest);
    }
    return largest + StrictMath.log(sum);
  }

  private static List<Integer> orders() {
    List<Integer> orders = new ArrayList<>();
    for (int order = 2; order <= 63; order++) {
      orders.add(order);
    }
    for (int order = 128; order <= 1024; order *= 2) {
      orders.add(order);
    }
    return Collections.unmodifiableList(orders);
  }
}
