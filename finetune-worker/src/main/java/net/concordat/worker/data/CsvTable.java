// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.concordat.worker.InvalidInputException;
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
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
        CsvWriter csv =
            CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(packed, StandardCharsets.UTF_8))) {
      csv.writeRecord(header);
      rows.forEach(csv::writeRecord);
    }
  }
}
