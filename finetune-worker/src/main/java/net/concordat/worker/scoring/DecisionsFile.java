// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.scoring;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.scoring.client.DecidedCase;
import net.concordat.worker.data.source.CsvSource;
import net.concordat.worker.data.source.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * The decisions on a file's rows, as CSV. It has another name until it is whole; one that was left
 * half is gone on with.
 */
final class DecisionsFile implements AutoCloseable {
  private static final List<String> HEADER =
      List.of(
          "row",
          "id",
          "score",
          "threshold",
          "decision",
          "reasons",
          "version",
          "adoption",
          "at",
          "receipt",
          "error");
  private static final char SEPARATOR = ';';

  private final Path file;
  private final Path unfinished;
  private final @Nullable RowCursor before;
  private final FileOutputStream bytes;
  private final Writer text;
  private final CsvWriter csv;

  /**
   * Opens it.
   *
   * @throws InvalidInputException if it is there whole
   */
  DecisionsFile(Path file) throws IOException {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".part");
    if (Files.exists(file)) {
      throw new InvalidInputException(
          "%s is there already: move it away, or name another with --out".formatted(file));
    }
    boolean begun = Files.exists(unfinished) && cutToLastLine();
    this.before = begun ? new CsvSource(unfinished).open() : null;
    this.bytes = new FileOutputStream(unfinished.toFile(), begun);
    this.text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    if (!begun) {
      csv.writeRecord(HEADER);
    }
  }

  /** No cell has a line's end, so a line that has one is whole. Gives whether any is. */
  private boolean cutToLastLine() throws IOException {
    try (RandomAccessFile all = new RandomAccessFile(unfinished.toFile(), "rw")) {
      long end = all.length();
      while (end > 0) {
        all.seek(end - 1);
        if (all.read() == '\n') {
          break;
        }
        end--;
      }
      all.setLength(end);
      return end > 0;
    }
  }

  /**
   * Whether a row was written before; asked for each row in turn, until one was not.
   *
   * @throws InvalidInputException if what was written is of other rows
   */
  boolean has(CaseRow row) {
    List<String> written = before == null ? null : before.next();
    if (written == null) {
      return false;
    }
    if (!written.get(0).equals(Long.toString(row.number()))
        || !written.get(1).equals(row.id().toString())) {
      throw new InvalidInputException(
          "%s must be of these rows, but its row %s has the id %s and not %s: move it away, or name another with --out"
              .formatted(unfinished, written.get(0), written.get(1), row.id()));
    }
    return true;
  }

  void write(CaseRow row, DecidedCase decided) {
    csv.writeRecord(
        Long.toString(row.number()),
        row.id().toString(),
        Double.toString(decided.score()),
        Double.toString(decided.threshold()),
        decided.decision(),
        decided.reasons().stream()
            .map(DecidedCase.Reason::code)
            .collect(Collectors.joining(String.valueOf(SEPARATOR))),
        decided.versionId(),
        decided.adoptionId().toString(),
        decided.at(),
        decided.receipt().toString(),
        "");
  }

  void refuse(CaseRow row, String fault) {
    csv.writeRecord(
        Long.toString(row.number()),
        row.id().toString(),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        fault.replaceAll("\\R", " "));
  }

  /** From now on a kill of this process loses nothing of what was written. */
  void flush() throws IOException {
    csv.flush();
    text.flush();
  }

  /** It is whole. */
  void finish() throws IOException {
    flush();
    bytes.getFD().sync();
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    if (before != null) {
      before.close();
    }
    csv.close();
  }
}
