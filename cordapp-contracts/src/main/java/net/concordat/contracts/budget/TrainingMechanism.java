// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.budget;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.concordat.privacy.PrivacyAccountant;
import net.concordat.privacy.PrivacySpend;
import net.concordat.privacy.SampledGaussian;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * How a version was trained under differential privacy: so many steps of the Poisson-subsampled
 * Gaussian mechanism, in exact decimals.
 */
@CordaSerializable
public final class TrainingMechanism extends Value {
  private final long samplingProbabilityTrillionths;
  private final long noiseMultiplierMillionths;
  private final long steps;

  /**
   * @param samplingProbabilityTrillionths with which probability a step takes each privacy unit, in
   *     units of 1e-12, more than 0 and at most 1
   * @param noiseMultiplierMillionths the standard deviation of the noise over the clipping norm, in
   *     millionths, 0.3 to 1,000,000
   * @param steps how many there were, at least one
   */
  @ConstructorForDeserialization
  public TrainingMechanism(
      long samplingProbabilityTrillionths, long noiseMultiplierMillionths, long steps) {
    this.samplingProbabilityTrillionths = samplingProbabilityTrillionths;
    this.noiseMultiplierMillionths = noiseMultiplierMillionths;
    this.steps = steps;
  }

  public long getSamplingProbabilityTrillionths() {
    return samplingProbabilityTrillionths;
  }

  public long getNoiseMultiplierMillionths() {
    return noiseMultiplierMillionths;
  }

  public long getSteps() {
    return steps;
  }

  /**
   * What it spends of the privacy of each unit.
   *
   * @throws IllegalArgumentException naming the rule, if a number is out of its range
   */
  public PrivacySpend spend() {
    return PrivacyAccountant.spend(checked());
  }

  void checkBounds() {
    checked();
  }

  private SampledGaussian checked() {
    try {
      return new SampledGaussian(samplingProbabilityTrillionths, noiseMultiplierMillionths, steps);
    } catch (IllegalArgumentException e) {
      throw LedgerRule.SPEND_MECHANISM.refusal(String.valueOf(e.getMessage()));
    }
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(samplingProbabilityTrillionths, noiseMultiplierMillionths, steps);
  }
}
