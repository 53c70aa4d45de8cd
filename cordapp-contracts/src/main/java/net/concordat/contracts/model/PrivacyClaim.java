// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** The (epsilon, delta) differential privacy that a version's owner states it was trained under. */
@CordaSerializable
public final class PrivacyClaim extends Value {
  /** What stands for a delta of 1. */
  public static final long DELTA_ONE = 1_000_000_000_000L;

  private final long epsilonMillionths;
  private final long deltaTrillionths;

  /**
   * @param epsilonMillionths epsilon, in millionths, more than nothing
   * @param deltaTrillionths delta, in units of 1e-12, more than nothing and less than 1
   */
  @ConstructorForDeserialization
  public PrivacyClaim(long epsilonMillionths, long deltaTrillionths) {
    this.epsilonMillionths = epsilonMillionths;
    this.deltaTrillionths = deltaTrillionths;
  }

  public long getEpsilonMillionths() {
    return epsilonMillionths;
  }

  public long getDeltaTrillionths() {
    return deltaTrillionths;
  }

  void checkBounds() {
    Bounds.number("epsilonMillionths", epsilonMillionths, 1, Bounds.EPSILON_MILLIONTHS);
    Bounds.number("deltaTrillionths", deltaTrillionths, 1, DELTA_ONE - 1);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(epsilonMillionths, deltaTrillionths);
  }
}
