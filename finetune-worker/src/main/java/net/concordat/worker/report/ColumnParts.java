// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.source.WatchedSource;
import net.concordat.worker.evaluation.Partition;

/** Collects what each row has in a column. */
final class ColumnParts implements WatchedSource.Watch {
  private static final int MOST_VALUES = 50;

  private final RowColumn column;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final IntStream.Builder codes = IntStream.builder();
  private String source = "";
  private int place;

  ColumnParts(RowColumn column) {
    this.column = column;
  }

  String name() {
    return column.name();
  }

  @Override
  public void begin(String name, List<String> header) {
    source = name;
    place = CsvTable.column(name, header, column.name());
  }

  @Override
  public void row(long row, List<String> cells) {
    codes.add(places.computeIfAbsent(column.part(cells.get(place).strip()), part -> places.size()));
    if (places.size() > MOST_VALUES) {
      throw new InvalidInputException(
          "%s, column '%s': rows can be told apart by at most %d values, but it has more; for numbers give cuts, such as '%s=26,60'"
              .formatted(source, column.name(), MOST_VALUES, column.name()));
    }
  }

  /** All rows that were seen. */
  Partition partition() {
    int[] whole = codes.build().toArray();
    short[] each = new short[whole.length];
    for (int row = 0; row < each.length; row++) {
      each[row] = (short) whole[row];
    }
    return new Partition(List.copyOf(places.keySet()), each);
  }
}
