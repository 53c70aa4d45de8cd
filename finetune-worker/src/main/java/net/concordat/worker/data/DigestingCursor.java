// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.util.List;
import java.util.function.Consumer;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.PassingCursor;
import net.concordat.worker.data.source.RowCursor;
import org.jspecify.annotations.Nullable;

/** Tells the digest of each row that passes; see {@link DigestedRows}. */
public final class DigestingCursor extends PassingCursor {
  private final String name;
  private final Consumer<byte[]> digests;
  private long row;

  /**
   * Passes rows on.
   *
   * @param name of their source, for messages
   */
  public DigestingCursor(String name, RowCursor cursor, Consumer<byte[]> digests) {
    super(cursor);
    this.name = name;
    this.digests = digests;
    this.row = cursor.rowsBefore();
  }

  @Override
  public @Nullable List<String> next() {
    List<String> cells = cursor.next();
    if (cells == null) {
      return null;
    }
    row++;
    try {
      digests.accept(KeyedLeaf.ofRow(cells));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "%s, row %d: must be text, but is none: %s".formatted(name, row, e.getMessage()), e);
    }
    return cells;
  }
}
