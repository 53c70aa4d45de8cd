// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How a version was trained under differential privacy: steps of the Poisson-subsampled Gaussian
 * mechanism.
 *
 * @param samplingProbabilityTrillionths with which probability a step takes each unit, in
 *     trillionths
 * @param noiseMultiplierMillionths the noise's standard deviation over the clipping norm, in
 *     millionths
 * @param steps how many
 */
public record SpendMechanism(
    @Min(1) @Max(1_000_000_000_000L) long samplingProbabilityTrillionths,
    @Min(300_000) @Max(1_000_000_000_000L) long noiseMultiplierMillionths,
    @Min(1) long steps) {}
