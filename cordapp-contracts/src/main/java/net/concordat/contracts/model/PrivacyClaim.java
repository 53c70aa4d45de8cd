// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.concordat.privacy.PrivacyAccountant;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** The (epsilon, delta) differential privacy that a version's owner states it was trained under. */
@CordaSerializable
public final class PrivacyClaim extends Value {
  private final PrivacyUnit unit;
  private final long epsilonMillionths;
  private final long deltaTrillionths;

  /**
   * @param unit what is protected as a whole
   * @param epsilonMillionths epsilon, in millionths, 0 or more
   * @param deltaTrillionths delta, in units of 1e-12, more than nothing and less than 1
   */
  @ConstructorForDeserialization
  public PrivacyClaim(PrivacyUnit unit, long epsilonMillionths, long deltaTrillionths) {
    this.unit = unit;
    this.epsilonMillionths = epsilonMillionths;
    this.deltaTrillionths = deltaTrillionths;
  }

  public PrivacyUnit getUnit() {
    return unit;
  }

  public long getEpsilonMillionths() {
    return epsilonMillionths;
  }

  public long getDeltaTrillionths() {
    return deltaTrillionths;
  }

  /** Requires that what was spent is of the same unit, and no more than this states. */
  public void requireCovers(LedgerRule rule, PrivacyClaim spent) {
    rule.require(
        spent.unit == unit
            && spent.epsilonMillionths <= epsilonMillionths
            && spent.deltaTrillionths <= deltaTrillionths,
        "spent: " + spent + "; stated: " + this);
  }

  /** Checks both numbers. */
  public void checkBounds() {
    Bounds.number("epsilonMillionths", epsilonMillionths, 0, Bounds.EPSILON_MILLIONTHS);
    Bounds.number("deltaTrillionths", deltaTrillionths, 1, PrivacyAccountant.DELTA_ONE - 1);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(unit, epsilonMillionths, deltaTrillionths);
  }
}
