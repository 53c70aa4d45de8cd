// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.util.List;

/** Rows of another cursor, seen or changed on their way. */
public abstract class PassingCursor implements RowCursor {
  /** Where the rows come from. */
  protected final RowCursor cursor;

  /** Passes on what comes from there, and closes it. */
  protected PassingCursor(RowCursor cursor) {
    this.cursor = cursor;
  }

  @Override
  public List<String> header() {
    return cursor.header();
  }

  @Override
  public final long rowsBefore() {
    return cursor.rowsBefore();
  }

  @Override
  public final void close() {
    cursor.close();
  }
}
