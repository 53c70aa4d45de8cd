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
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A CSV file that is written row by row, plain or, where its name ends with .gz, gzip. */
public final class CsvFile implements AutoCloseable {
  private final CsvWriter csv;

  /**
   * Makes the file, or empties it, and writes the header.
   *
   * @throws IOException if it cannot be written
   */
  public CsvFile(Path file, List<String> header) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    try {
      OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
      csv =
          CsvWriter.builder()
              .lineDelimiter(LineDelimiter.LF)
              .build(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
      csv.writeRecord(header);
    } catch (IOException | RuntimeException e) {
      out.close();
      throw e;
    }
  }

  /** Writes the next row, one cell for each column. */
  public void write(List<String> row) {
    csv.writeRecord(row);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
