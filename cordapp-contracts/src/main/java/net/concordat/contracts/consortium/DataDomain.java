// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** A kind of data that models may be trained on, with what its privacy may cost. */
@CordaSerializable
public final class DataDomain extends Value {
  private final String name;
  private final long epsilonCapMillionths;

  /**
   * @param name for example {@code card-transactions}
   * @param epsilonCapMillionths the most that any member may spend of epsilon on it, in millionths
   */
  @ConstructorForDeserialization
  public DataDomain(String name, long epsilonCapMillionths) {
    this.name = name;
    this.epsilonCapMillionths = epsilonCapMillionths;
  }

  public String getName() {
    return name;
  }

  public long getEpsilonCapMillionths() {
    return epsilonCapMillionths;
  }

  void checkBounds() {
    Bounds.text("data domain", name, Bounds.NAME);
    Bounds.number("epsilonCapMillionths", epsilonCapMillionths, 1, Bounds.EPSILON_MILLIONTHS);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(name, epsilonCapMillionths);
  }
}
