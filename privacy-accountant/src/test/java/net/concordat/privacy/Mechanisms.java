// SPDX-License-Identifier: Apache-2.0
package net.concordat.privacy;

import java.math.BigDecimal;

/** Mechanisms, deltas and epsilons as people write them. */
final class Mechanisms {
  private Mechanisms() {}

  static SampledGaussian mechanism(String samplingProbability, String noiseMultiplier, long steps) {
    return new SampledGaussian(
        new BigDecimal(samplingProbability).movePointRight(12).longValueExact(),
        new BigDecimal(noiseMultiplier).movePointRight(6).longValueExact(),
        steps);
  }

  static double epsilon(SampledGaussian mechanism, String delta) {
    return epsilon(PrivacyAccountant.spend(mechanism), delta);
  }

  static double epsilon(PrivacySpend spend, String delta) {
    return PrivacyAccountant.epsilonMillionths(spend, trillionths(delta)) / 1e6;
  }

  static long trillionths(String delta) {
    return new BigDecimal(delta).movePointRight(12).longValueExact();
  }

  /** The divergence at an order, in units of 1e-9. */
  static long at(int order, PrivacySpend spend) {
    return spend.divergences().get(PrivacyAccountant.ORDERS.indexOf(order));
  }
}
