// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
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
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180, UTF-8, with a header), plain or gzip: that is seen from its first two
 * bytes, not from its name.
 */
public record CsvSource(Path file) implements DividedSource {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final Pattern LINE = Pattern.compile(" \\(record starting at line \\d+\\)");

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public RowCursor open() {
    InputFiles.require(file);
    try {
      return new Cursor(name(), text(), null, 0);
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(name(), e);
    }
  }

  @Override
  public RowSource part(List<String> header, Part part) {
    return RowSource.of(name(), () -> openPart(header, part));
  }

  private RowCursor openPart(List<String> header, Part part) {
    InputFiles.require(file);
    Part.Cut from = part.from();
    try {
      return new Cursor(
          name(),
          new Range(text(), from.offset(), part.to().offset()),
          from.offset() == 0 ? null : header,
          from.rows());
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(name(), e);
    }
  }

  /** Whether it is packed, so that it can be read from its beginning only. */
  public boolean isGzip() {
    InputFiles.require(file);
    try (InputStream in = Files.newInputStream(file)) {
      return isGzip(in);
    } catch (IOException e) {
      throw unreadable(name(), e);
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    return in.read() == 0x1f && in.read() == 0x8b;
  }

  /**
   * Scans a range of its bytes, unpacked where it is packed; see {@link CsvScan}.
   *
   * @param most how many bytes
   * @param size bytes of a stretch
   * @throws InvalidInputException if it cannot be read
   */
  public List<CsvScan.Stretch> scan(long from, long most, int size) {
    try (InputStream text = text()) {
      text.skipNBytes(from);
      return CsvScan.stretches(text, most, size);
    } catch (IOException e) {
      throw unreadable(name(), e);
    }
  }

  private InputStream text() throws IOException {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      raw.mark(2);
      boolean gzip = isGzip(raw);
      raw.reset();
      return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** A range of a stream's bytes; those before it are passed over only when it is read. */
  private static final class Range extends FilterInputStream {
    private long toSkip;
    private long left;

    Range(InputStream in, long from, long to) {
      super(in);
      this.toSkip = from;
      this.left = to - from;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      in.skipNBytes(toSkip);
      toSkip = 0;
      int count = super.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
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
    private final long rowsBefore;
    private long row;

    Cursor(String name, InputStream in, @Nullable List<String> header, long rowsBefore)
        throws IOException {
      this.name = name;
      this.rowsBefore = rowsBefore;
      this.row = rowsBefore;
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
        this.header = header == null ? firstLine() : header;
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
    public long rowsBefore() {
      return rowsBefore;
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
      } catch (CsvParseException e) {
        // Its line is counted from where the reading began.
        throw new InvalidInputException(
            "%s, row %d: must be CSV, but could not be read: %s"
                .formatted(name, row + 1, LINE.matcher(e.getMessage()).replaceFirst("")),
            e);
      } catch (UncheckedIOException e) {
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
