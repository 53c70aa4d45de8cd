// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.util.Set;
import java.util.function.Supplier;
import net.concordat.inference.support.InvalidInputException;

/** Rows of text under named columns, wherever a bank keeps them; each pass reads them anew. */
public interface RowSource {
  /** How messages name it; never a secret. */
  String name();

  /** Columns that are known to hold nothing of the source's own. */
  default Set<String> absent() {
    return Set.of();
  }

  /**
   * Begins a pass.
   *
   * @throws InvalidInputException if the source is not there, cannot be read, or has no columns of
   *     different names
   */
  RowCursor open();

  /** A source of this name whose passes begin so. */
  static RowSource of(String name, Supplier<RowCursor> opening) {
    return new RowSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public RowCursor open() {
        return opening.get();
      }
    };
  }
}
