// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

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
    long samplingProbabilityTrillionths, long noiseMultiplierMillionths, long steps) {}
