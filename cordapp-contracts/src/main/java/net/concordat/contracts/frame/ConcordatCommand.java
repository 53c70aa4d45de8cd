// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import net.corda.core.contracts.CommandData;
import org.jspecify.annotations.Nullable;

/**
 * A verb of the ledger. Only verbs that {@link Protocol} lists are accepted. A verb is equal to
 * every other of its kind; the evidence that a few carry is for the rules alone.
 */
public abstract class ConcordatCommand implements CommandData {
  @Override
  public final boolean equals(@Nullable Object other) {
    return other != null && getClass() == other.getClass();
  }

  @Override
  public final int hashCode() {
    return getClass().getName().hashCode();
  }
}
