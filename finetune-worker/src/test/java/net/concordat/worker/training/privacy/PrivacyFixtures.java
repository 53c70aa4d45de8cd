// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import net.concordat.inference.artifact.PrivacyUnit;
import org.jspecify.annotations.Nullable;

/** Settings of private runs on few units. */
final class PrivacyFixtures {
  private PrivacyFixtures() {}

  static PrivacySettings rows(int units, double noiseMultiplier) {
    return rows(units, noiseMultiplier, null, null, "Each row is a customer of its own");
  }

  static PrivacySettings rows(
      int units,
      @Nullable Double noiseMultiplier,
      @Nullable Double targetEpsilon,
      @Nullable String customerColumn,
      @Nullable String reason) {
    return new PrivacySettings(
        PrivacyUnit.ROW,
        customerColumn,
        null,
        reason,
        units,
        1.0,
        noiseMultiplier,
        targetEpsilon,
        1e-6,
        null);
  }

  static PrivacySettings customers(int units, int rowsPerCustomer) {
    return new PrivacySettings(
        PrivacyUnit.CUSTOMER, "owner", rowsPerCustomer, null, units, 1.0, 1.0, null, 1e-6, null);
  }
}
