// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose labels nobody is to look at: the label's column says 0 in all of them, whatever it
 * says, and whether or not it is there.
 */
public final class UnlabelledSource implements RowSource {
  private static final String NONE = "0";

  private final RowSource source;
  private final String label;

  /** These rows without what is in the column {@code label}. */
  public UnlabelledSource(RowSource source, String label) {
    this.source = source;
    this.label = label;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Set<String> absent() {
    Set<String> absent = new HashSet<>(source.absent());
    absent.add(label);
    return absent;
  }

  @Override
  public RowCursor open() {
    return new Cursor(source.open());
  }

  private final class Cursor extends PassingCursor {
    private final int place;

    Cursor(RowCursor cursor) {
      super(cursor);
      this.place = cursor.header().indexOf(label);
    }

    @Override
    public List<String> header() {
      return place < 0 ? with(cursor.header(), label) : cursor.header();
    }

    @Override
    public @Nullable List<String> next() {
      List<String> cells = cursor.next();
      return cells == null ? null : with(cells, NONE);
    }

    private List<String> with(List<String> given, String cell) {
      List<String> cells = new ArrayList<>(given);
      if (place < 0) {
        cells.add(cell);
      } else {
        cells.set(place, cell);
      }
      return cells;
    }
  }
}
