// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.concordat.worker.InputFiles;
import net.concordat.worker.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180, UTF-8, with a header), plain or gzip: that is seen from its first two
 * bytes, not from its name.
 */
public record CsvSource(Path file) implements RowSource {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public RowCursor open() {
    InputFiles.require(file);
    try {
      return new Cursor(name(), input(file));
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(name(), e);
    }
  }

  private static InputStream input(Path file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static InvalidInputException unreadable(String name, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return new InvalidInputException(
            name + " must be text in UTF-8, but holds bytes that are none", e);
      }
    }
    return new InvalidInputException(
        "%s must be CSV, plain or gzip, but could not be read: %s".formatted(name, e.getMessage()),
        e);
  }

  private static final class Cursor implements RowCursor {
    private final String name;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> lines;
    private final List<String> header;
    private long row;

    Cursor(String name, InputStream in) throws IOException {
      this.name = name;
      this.reader =
          CsvReader.builder()
              .skipEmptyLines(true)
              // Rows of another length are refused below, with the row's number.
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(
                  new InputStreamReader(
                      in,
                      StandardCharsets.UTF_8
                          .newDecoder()
                          .onMalformedInput(CodingErrorAction.REPORT)
                          .onUnmappableCharacter(CodingErrorAction.REPORT)));
      this.lines = reader.iterator();
      try {
        this.header = firstLine();
      } catch (UncheckedIOException | CsvParseException | InvalidInputException e) {
        close();
        throw e;
      }
    }

    private List<String> firstLine() {
      List<String> names =
          lines.hasNext() ? new ArrayList<>(lines.next().getFields()) : new ArrayList<>();
      if (!names.isEmpty() && names.get(0).startsWith(BYTE_ORDER_MARK)) {
        names.set(0, names.get(0).substring(BYTE_ORDER_MARK.length()));
      }
      Header.refuseOtherDelimiter(name, names);
      return Header.require(name, names);
    }

    @Override
    public List<String> header() {
      return header;
    }

    @Override
    public @Nullable List<String> next() {
      try {
        if (!lines.hasNext()) {
          return null;
        }
        CsvRecord line = lines.next();
        row++;
        if (line.getFieldCount() != header.size()) {
          throw new InvalidInputException(
              "%s, row %d: must have %d cells as the header has, but has %d"
                  .formatted(name, row, header.size(), line.getFieldCount()));
        }
        return line.getFields();
      } catch (UncheckedIOException | CsvParseException e) {
        throw unreadable(name, e);
      }
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
