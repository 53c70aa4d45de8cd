// SPDX-License-Identifier: Apache-2.0
package net.concordat.privacy;

/**
 * A number of steps of the Poisson-subsampled Gaussian mechanism, the core of DP-SGD: each step
 * takes each privacy unit into the sum with the sampling probability, independently of the others,
 * clips what it adds to the clipping norm, and adds Gaussian noise to the sum, whose standard
 * deviation is the noise multiplier times that norm.
 *
 * <p>Probability and multiplier are exact decimals, as whole numbers of a small unit: a ledger
 * holds no fractions.
 */
public final class SampledGaussian {
  /** What stands for a sampling probability of 1. */
  public static final long PROBABILITY_ONE = 1_000_000_000_000L;

  /** What stands for a noise multiplier of 1. */
  public static final long MULTIPLIER_ONE = 1_000_000L;

  /** The least noise multiplier, 0.3: with less, no useful epsilon is left. */
  public static final long LEAST_MULTIPLIER = 300_000L;

  /** The largest noise multiplier, a million: far beyond what any training survives. */
  public static final long LARGEST_MULTIPLIER = MULTIPLIER_ONE * MULTIPLIER_ONE;

  private final long samplingProbabilityTrillionths;
  private final long noiseMultiplierMillionths;
  private final long steps;

  /**
   * Describes the mechanism.
   *
   * @param samplingProbabilityTrillionths the probability in units of 1e-12, more than 0 and at
   *     most 1
   * @param noiseMultiplierMillionths the standard deviation of the noise over the clipping norm, in
   *     millionths, 0.3 to 1,000,000
   * @param steps how often it ran, at least once
   * @throws IllegalArgumentException if one is out of its range
   */
  public SampledGaussian(
      long samplingProbabilityTrillionths, long noiseMultiplierMillionths, long steps) {
    require(
        samplingProbabilityTrillionths >= 1 && samplingProbabilityTrillionths <= PROBABILITY_ONE,
        "A sampling probability must be more than 0 and at most 1 (1 to 1000000000000 trillionths)",
        samplingProbabilityTrillionths);
    require(
        noiseMultiplierMillionths >= LEAST_MULTIPLIER
            && noiseMultiplierMillionths <= LARGEST_MULTIPLIER,
        "A noise multiplier must be 0.3 to 1000000 (300000 to 1000000000000 millionths)",
        noiseMultiplierMillionths);
    require(steps >= 1, "Steps must be at least 1", steps);
    this.samplingProbabilityTrillionths = samplingProbabilityTrillionths;
    this.noiseMultiplierMillionths = noiseMultiplierMillionths;
    this.steps = steps;
  }

  /** The probability with which a step takes a privacy unit, in units of 1e-12. */
  public long samplingProbabilityTrillionths() {
    return samplingProbabilityTrillionths;
  }

  /** The standard deviation of the noise over the clipping norm, in millionths. */
  public long noiseMultiplierMillionths() {
    return noiseMultiplierMillionths;
  }

  /** How often the mechanism ran. */
  public long steps() {
    return steps;
  }

  private static void require(boolean holds, String allowed, long given) {
    if (!holds) {
      throw new IllegalArgumentException(allowed + ", but was given " + given);
    }
  }
}
