// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source whose rows somebody else sees as well while they are read, so that one pass is enough.
 *
 * @param watch who sees them
 */
public record WatchedSource(RowSource source, Watch watch) implements RowSource {
  /** Sees each row before whoever reads the source. */
  public interface Watch {
    /** A pass begins. */
    void begin(String name, List<String> header);

    /**
     * A row.
     *
     * @param row its number, from 1
     */
    void row(long row, List<String> cells);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Set<String> absent() {
    return source.absent();
  }

  @Override
  public RowCursor open() {
    RowCursor cursor = source.open();
    try {
      watch.begin(name(), cursor.header());
      return new Cursor(cursor, watch);
    } catch (RuntimeException e) {
      cursor.close();
      throw e;
    }
  }

  private static final class Cursor extends PassingCursor {
    private final Watch watch;
    private long row;

    Cursor(RowCursor cursor, Watch watch) {
      super(cursor);
      this.watch = watch;
      this.row = cursor.rowsBefore();
    }

    @Override
    public @Nullable List<String> next() {
      List<String> cells = cursor.next();
      if (cells != null) {
        watch.row(++row, cells);
      }
      return cells;
    }
  }
}
