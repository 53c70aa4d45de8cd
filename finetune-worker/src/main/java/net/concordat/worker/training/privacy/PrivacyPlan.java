// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.math.BigDecimal;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.artifact.SpendStatement;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.privacy.PrivacyAccountant;
import net.concordat.privacy.SampledGaussian;

/**
 * How a private run will sample and how much noise it will add, fixed before it begins, with what
 * that spends by the ledger's accountant.
 *
 * @param unit what is protected as a whole
 * @param mechanism sampling probability, noise multiplier and steps
 * @param clippingNorm the largest L2 norm of what one unit adds to a step's sum
 * @param expectedBatchSize by which a step's noisy sum is divided, however many units it took
 * @param deltaTrillionths delta in units of 1e-12
 * @param epsilonMillionths what the run spends at that delta
 */
public record PrivacyPlan(
    PrivacyUnit unit,
    SampledGaussian mechanism,
    double clippingNorm,
    int expectedBatchSize,
    long deltaTrillionths,
    long epsilonMillionths) {

  /**
   * Plans a run.
   *
   * @param batchSize units that a step takes in the mean
   * @param epochs passes
   * @throws InvalidInputException if a step would take more than all units, or no noise reaches the
   *     target
   */
  public static PrivacyPlan of(PrivacySettings settings, int batchSize, int epochs) {
    int units = settings.units();
    if (batchSize > units) {
      throw new InvalidInputException(
          "'training.batchSize' must be at most 'privacy.units', %d, but is %d"
              .formatted(units, batchSize));
    }
    long probability = ceilingOfRatio(batchSize * SampledGaussian.PROBABILITY_ONE, units);
    long steps = (long) epochs * stepsAPass(settings, batchSize);
    long delta = trillionths(settings.delta());
    SampledGaussian mechanism =
        new SampledGaussian(probability, noise(settings, probability, steps, delta), steps);
    return new PrivacyPlan(
        settings.unit(),
        mechanism,
        settings.clippingNorm(),
        batchSize,
        delta,
        epsilon(mechanism, delta));
  }

  /** How many steps a pass has: as many as go over the stated number of units once. */
  public static int stepsAPass(PrivacySettings settings, int batchSize) {
    return (int) ceilingOfRatio(settings.units(), batchSize);
  }

  /** Standard deviation of the noise on each number of a step's sum. */
  double noiseDeviation() {
    return clippingNorm
        * ((double) mechanism.noiseMultiplierMillionths() / SampledGaussian.MULTIPLIER_ONE);
  }

  /** What the run has spent after so many of its steps. */
  public double epsilonAfter(long steps) {
    SampledGaussian until =
        new SampledGaussian(
            mechanism.samplingProbabilityTrillionths(),
            mechanism.noiseMultiplierMillionths(),
            steps);
    return epsilon(until, deltaTrillionths) / 1e6;
  }

  /** What the ledger's spend of a privacy budget has to say. */
  public SpendStatement spend() {
    return new SpendStatement(
        unit,
        SpendStatement.MECHANISM,
        mechanism.samplingProbabilityTrillionths(),
        mechanism.noiseMultiplierMillionths(),
        mechanism.steps(),
        deltaTrillionths,
        epsilonMillionths);
  }

  private static long noise(PrivacySettings settings, long probability, long steps, long delta) {
    Double given = settings.noiseMultiplier();
    if (given != null) {
      return BigDecimal.valueOf(given)
          .movePointRight(6)
          .setScale(0, java.math.RoundingMode.CEILING)
          .longValueExact();
    }
    double target = java.util.Objects.requireNonNull(settings.targetEpsilon());
    long millionths = (long) Math.floor(target * 1e6);
    return leastNoise(probability, steps, delta, millionths);
  }

  /** The least noise multiplier that keeps the target; a run's epsilon falls as noise grows. */
  private static long leastNoise(long probability, long steps, long delta, long target) {
    long below = SampledGaussian.LEAST_MULTIPLIER - 1;
    long enough = SampledGaussian.LARGEST_MULTIPLIER;
    if (epsilon(new SampledGaussian(probability, enough, steps), delta) > target) {
      throw new InvalidInputException(
          "'privacy.targetEpsilon' must be one that some noise can reach in %d steps, but is %s"
              .formatted(steps, BigDecimal.valueOf(target, 6).stripTrailingZeros()));
    }
    while (enough - below > 1) {
      long middle = below + (enough - below) / 2;
      if (epsilon(new SampledGaussian(probability, middle, steps), delta) <= target) {
        enough = middle;
      } else {
        below = middle;
      }
    }
    return enough;
  }

  private static long epsilon(SampledGaussian mechanism, long delta) {
    return PrivacyAccountant.epsilonMillionths(PrivacyAccountant.spend(mechanism), delta);
  }

  private static long trillionths(double delta) {
    return BigDecimal.valueOf(delta)
        .movePointRight(12)
        .setScale(0, java.math.RoundingMode.FLOOR)
        .longValueExact();
  }

  private static long ceilingOfRatio(long dividend, long divisor) {
    return Math.floorDiv(dividend + divisor - 1, divisor);
  }
}
