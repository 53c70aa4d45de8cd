// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import java.math.BigDecimal;

/**
 * What a private run spent, in the words and units of the ledger's spend of a privacy budget.
 *
 * @param unit what is protected as a whole
 * @param mechanism always {@value #MECHANISM}
 * @param samplingProbabilityTrillionths with which probability a step took each unit, in units of
 *     1e-12
 * @param noiseMultiplierMillionths the noise's standard deviation over the clipping norm
 * @param steps how many there were
 * @param deltaTrillionths delta in units of 1e-12
 * @param epsilonMillionths what all of that amounts to at this delta, by the ledger's accountant
 */
public record SpendStatement(
    PrivacyUnit unit,
    String mechanism,
    long samplingProbabilityTrillionths,
    long noiseMultiplierMillionths,
    long steps,
    long deltaTrillionths,
    long epsilonMillionths) {
  /** The one mechanism that the ledger knows. */
  public static final String MECHANISM = "POISSON_SUBSAMPLED_GAUSSIAN";

  /** The protection as card and export manifest state it. */
  public String inWords() {
    return "DP-SGD, epsilon %s, delta %s, unit %s (sampling probability %s, noise multiplier %s, %d steps)"
        .formatted(
            decimal(epsilonMillionths, 6),
            decimal(deltaTrillionths, 12),
            unit,
            decimal(samplingProbabilityTrillionths, 12),
            decimal(noiseMultiplierMillionths, 6),
            steps);
  }

  private static String decimal(long value, int places) {
    return BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString();
  }
}
