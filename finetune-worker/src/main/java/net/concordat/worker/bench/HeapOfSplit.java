// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.holdout.SplitFiles;
import net.concordat.worker.holdout.TimeSplit;
import org.jspecify.annotations.Nullable;

/**
 * What the heap holds while one and ten million rows, each of another customer, are split in time
 * order into files: the most that was in use after a collection. Only on request, since it takes a
 * minute.
 */
final class HeapOfSplit implements Measurement {
  private static final int MILLION = 1_000_000;
  private static final int LOOKS = 8;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 120;
  private static final TimeSplit SPLIT = new TimeSplit(FIRST.plusDays(60), FIRST.plusDays(90), 7);

  @Override
  public String name() {
    return "heap-split";
  }

  @Override
  public boolean onRequest() {
    return true;
  }

  @Override
  public List<Figure> run(Scene scene) throws IOException {
    return List.of(
        new Figure("heap-split-1m-rows", heap(MILLION), "MB"),
        new Figure("heap-split-10m-rows", heap(10 * MILLION), "MB"));
  }

  private static double heap(int rows) throws IOException {
    Path folder = Files.createTempDirectory("split");
    try (SplitFiles files = new SplitFiles(folder)) {
      Looking looking = new Looking(files, rows / LOOKS);
      RowSource source = RowSource.of("made-up rows", () -> new Dated(rows));
      SPLIT.of(source, new TimeSplit.Columns("day", "customer"), looking);
      return looking.most;
    } finally {
      Files.delete(folder);
    }
  }

  /** Looks at the heap now and then while rows go into the files. */
  private static final class Looking implements TimeSplit.Receiver {
    private final TimeSplit.Receiver files;
    private final int every;
    private long seen;
    private double most;

    Looking(TimeSplit.Receiver files, int every) {
      this.files = files;
      this.every = every;
    }

    @Override
    public void begin(List<String> header) throws IOException {
      files.begin(header);
    }

    @Override
    public void row(TimeSplit.Part part, List<String> cells) throws IOException {
      files.row(part, cells);
      if (++seen % every == 0) {
        most = Math.max(most, HeapOfRows.used());
      }
    }
  }

  /** Rows with a day each, of which none is kept. */
  private static final class Dated implements RowCursor {
    private final int rows;
    private int row;

    Dated(int rows) {
      this.rows = rows;
    }

    @Override
    public List<String> header() {
      return List.of("day", "customer", "amount");
    }

    @Override
    public @Nullable List<String> next() {
      if (row == rows) {
        return null;
      }
      LocalDate day = FIRST.plusDays((long) DAYS * row / rows);
      return List.of(day.toString(), "customer-" + row, Integer.toString(row++ % 977));
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
