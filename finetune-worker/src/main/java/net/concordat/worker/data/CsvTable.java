// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a source in memory, as text.
 *
 * @param source how messages name the table
 * @param rows one list of cells per row, each as long as the header
 */
public record CsvTable(String source, List<String> header, List<List<String>> rows) {

  /**
   * Reads a whole file, CSV or Parquet.
   *
   * @throws InvalidInputException if there is no such file, no header, a column named twice, or a
   *     row with another number of cells than the header
   */
  public static CsvTable read(Path file) {
    return read(DataSpec.of(file));
  }

  /** Reads all rows of a source; see {@link #read(Path)}. */
  public static CsvTable read(RowSource source) {
    try (RowCursor cursor = source.open()) {
      List<List<String>> rows = new ArrayList<>();
      for (List<String> row = cursor.next(); row != null; row = cursor.next()) {
        rows.add(row);
      }
      return new CsvTable(source.name(), cursor.header(), rows);
    }
  }

  /** The table as a source, which can be read again and again. */
  public RowSource asSource() {
    return new RowSource() {
      @Override
      public String name() {
        return source;
      }

      @Override
      public RowCursor open() {
        return new TableCursor(header, rows.iterator());
      }
    };
  }

  private record TableCursor(List<String> header, Iterator<List<String>> rows)
      implements RowCursor {
    @Override
    public @Nullable List<String> next() {
      return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** Where a column stands. */
  public int column(String name) {
    return column(source, header, name);
  }

  /**
   * A cell of a column that must hold numbers.
   *
   * @param row from 0
   * @param column from 0
   * @throws InvalidInputException if it holds something else
   */
  public double number(int row, int column) {
    String cell = rows.get(row).get(column);
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "%s, row %d, column '%s': must hold a number, but holds '%s'"
              .formatted(source, row + 1, header.get(column), cell),
          e);
    }
  }

  /** Where a column of any source stands. */
  public static int column(String source, List<String> header, String name) {
    int index = header.indexOf(name);
    if (index < 0) {
      throw new InvalidInputException(
          "%s must have a column '%s', but has only %s".formatted(source, name, header));
    }
    return index;
  }

  /**
   * Writes the table, plain or, where the name ends with {@code .gz}, gzip.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    try (CsvFile csv = new CsvFile(file, header)) {
      rows.forEach(csv::write);
    }
  }
}
