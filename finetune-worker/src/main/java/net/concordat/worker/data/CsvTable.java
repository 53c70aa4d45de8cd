// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.concordat.worker.InputFiles;
import net.concordat.worker.InvalidInputException;

/**
 * A CSV file (RFC 4180, UTF-8, with a header), plain or gzip, as text.
 *
 * @param source how messages name the table
 * @param rows one list of cells per row, each as long as the header
 */
public record CsvTable(String source, List<String> header, List<List<String>> rows) {

  /**
   * Reads a whole file; gzip is recognised by its first two bytes, not by the name.
   *
   * @throws InvalidInputException if there is no such file, no header, a column named twice, or a
   *     row with another number of cells than the header
   */
  public static CsvTable read(Path file) {
    InputFiles.require(file);
    try (InputStream in = open(file);
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .skipEmptyLines(true)
                // Rows of another length are refused below, with the row's number.
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return collect(file.toString(), reader);
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new InvalidInputException(
          "%s must be CSV, plain or gzip, but could not be read: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Where a column stands. */
  public int column(String name) {
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

  private static InputStream open(Path file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  private static CsvTable collect(String source, CsvReader<CsvRecord> reader) {
    List<String> header = List.of();
    List<List<String>> rows = new ArrayList<>();
    for (CsvRecord line : reader) {
      if (header.isEmpty()) {
        header = List.copyOf(line.getFields());
      } else if (line.getFieldCount() == header.size()) {
        rows.add(line.getFields());
      } else {
        throw new InvalidInputException(
            "%s, row %d: must have %d cells as the header has, but has %d"
                .formatted(source, rows.size() + 1, header.size(), line.getFieldCount()));
      }
    }
    if (new HashSet<>(header).size() != header.size() || header.isEmpty()) {
      throw new InvalidInputException(
          "%s must begin with a header that names each column once, but begins with %s"
              .formatted(source, header));
    }
    return new CsvTable(source, header, rows);
  }
}
