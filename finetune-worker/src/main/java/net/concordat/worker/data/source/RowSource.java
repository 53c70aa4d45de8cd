// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import net.concordat.worker.InvalidInputException;

/** Rows of text under named columns, wherever a bank keeps them; each pass reads them anew. */
public interface RowSource {
  /** How messages name it; never a secret. */
  String name();

  /**
   * Begins a pass.
   *
   * @throws InvalidInputException if the source is not there, cannot be read, or has no columns of
   *     different names
   */
  RowCursor open();
}
