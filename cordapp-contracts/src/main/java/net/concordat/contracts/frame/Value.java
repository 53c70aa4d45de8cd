// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type that is equal to another exactly when all its components are. */
public abstract class Value {
  /** All components, in a fixed order; absent ones as null. */
  protected abstract List<@Nullable Object> components();

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other != null
            && getClass() == other.getClass()
            && components().equals(((Value) other).components()));
  }

  @Override
  public final int hashCode() {
    return components().hashCode();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + components();
  }
}
