// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.source.WatchedSource;

/**
 * Rows that are kept whole, for what needs whole rows: all of them where they are few, else so many
 * of each label, drawn by a fixed seed (Vitter's algorithm R).
 */
final class RowSample implements WatchedSource.Watch {
  /** Rows of each label. */
  static final int MOST = 10_000;

  private static final long SEED = 43;

  private final String label;
  private final Drawn events;
  private final Drawn others;
  private String source = "";
  private List<String> header = List.of();
  private int place;

  private record Kept(int row, List<String> cells) {}

  /** The sample as cells and as network inputs, in the order of the file. */
  record Taken(CsvTable cells, LabelledRows rows) {}

  RowSample(String label, int most) {
    this.label = label;
    this.events = new Drawn(most, SEED);
    this.others = new Drawn(most, SEED + 1);
  }

  @Override
  public void begin(String name, List<String> columns) {
    source = name;
    header = columns;
    place = CsvTable.column(name, columns, label);
  }

  @Override
  public void row(long row, List<String> cells) {
    Drawn drawn = cells.get(place).strip().equals("1") ? events : others;
    drawn.add(new Kept((int) (row - 1), cells));
  }

  /**
   * What was drawn.
   *
   * @param all rows, encoded
   */
  Taken of(Rows all) {
    TreeMap<Integer, List<String>> sorted = new TreeMap<>();
    events.kept.forEach(kept -> sorted.put(kept.row, kept.cells));
    others.kept.forEach(kept -> sorted.put(kept.row, kept.cells));
    int[] places = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
    Rows some = all.select(places);
    return new Taken(
        new CsvTable(source, header, List.copyOf(sorted.values())),
        new LabelledRows(some.inputs(0, some.size()), some.labels()));
  }

  private static final class Drawn {
    private final List<Kept> kept = new ArrayList<>();
    private final int most;
    private final SplittableRandom random;
    private long seen;

    Drawn(int most, long seed) {
      this.most = most;
      this.random = new SplittableRandom(seed);
    }

    void add(Kept next) {
      if (seen < most) {
        kept.add(next);
      } else {
        long place = random.nextLong(seen + 1);
        if (place < most) {
          kept.set((int) place, next);
        }
      }
      seen++;
    }
  }
}
