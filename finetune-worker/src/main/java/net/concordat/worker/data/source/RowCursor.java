// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.util.List;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** One pass over the rows of a {@link RowSource}, in their order. */
public interface RowCursor extends AutoCloseable {
  /** The names of the columns, each once. */
  List<String> header();

  /**
   * The next row, one cell for each column and an empty one for what is missing; null behind the
   * last.
   *
   * @throws InvalidInputException if the row cannot be read
   */
  @Nullable List<String> next();

  /** How many rows of the whole source come before the first one here. */
  default long rowsBefore() {
    return 0;
  }

  @Override
  void close();
}
