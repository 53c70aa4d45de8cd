// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.scoring.client.DecidedCase;
import net.concordat.scoring.client.NotDecidedException;
import net.concordat.scoring.client.ScoringClient;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;

/** Has every row of a file decided, in their order, some requests at a time. */
public final class FileScoring {
  /** As many as the service takes at once. */
  private static final int MOST_CASES = 500;

  /** A request has a megabyte at most. */
  private static final int MOST_VALUES = 20_000;

  private static final int AT_ONCE = 4;

  private final ScoringClient client;
  private final String purpose;
  private final CaseIds ids;
  private final Watch watch;

  /** Is told what happens. */
  public interface Watch {
    /** So many rows are done. */
    void done(long rows);

    /** A row cannot be decided. */
    void refused(long row, String why);
  }

  /**
   * What came of it.
   *
   * @param decided rows that were decided now
   * @param refused rows that are not as the version's schema says
   * @param before rows that an earlier attempt had written
   */
  public record Counts(long decided, long refused, long before) {}

  /**
   * @param purpose for which the bank has a champion
   * @param ids under which rows are decided
   */
  public FileScoring(ScoringClient client, String purpose, CaseIds ids, Watch watch) {
    this.client = client;
    this.purpose = purpose;
    this.ids = ids;
    this.watch = watch;
  }

  /**
   * Runs it.
   *
   * @param out what is written; not there yet, or left half by an earlier attempt
   * @throws InvalidInputException if the rows cannot be used, or nothing is decided for this
   *     purpose
   * @throws IOException if the service stays away, or the file cannot be written
   */
  public Counts run(RowSource rows, Path out) throws IOException, InterruptedException {
    ExecutorService asks = Executors.newFixedThreadPool(AT_ONCE);
    try (RowCursor cursor = rows.open();
        DecisionsFile file = new DecisionsFile(out)) {
      CaseValues values =
          new CaseValues(rows.name(), cursor.header(), client.fields(purpose).fields());
      Counts counts = new Run(cursor, values, file, asks).all();
      file.finish();
      return counts;
    } catch (NotDecidedException e) {
      throw new InvalidInputException(
          "Nothing is decided for '%s': %s".formatted(purpose, e.getMessage()), e);
    } finally {
      asks.shutdownNow();
    }
  }

  /** One pass over the rows. */
  private final class Run {
    private final RowCursor cursor;
    private final CaseValues values;
    private final DecisionsFile file;
    private final ExecutorService asks;
    private final Deque<Future<CaseBatch.Outcome>> asked = new ArrayDeque<>();
    private final List<CaseRow> batch = new ArrayList<>();
    private final Set<UUID> open = new HashSet<>();
    private long decided;
    private long refused;
    private long before;

    Run(RowCursor cursor, CaseValues values, DecisionsFile file, ExecutorService asks) {
      this.cursor = cursor;
      this.values = values;
      this.file = file;
      this.asks = asks;
    }

    Counts all() throws IOException, InterruptedException {
      int most = Math.max(1, Math.min(MOST_CASES, MOST_VALUES / Math.max(1, values.size())));
      boolean written = true;
      long number = 0;
      for (List<String> cells = cursor.next(); cells != null; cells = cursor.next()) {
        CaseRow row = row(++number, cells);
        written = written && file.has(row);
        if (written) {
          before++;
          watch.done(number);
          continue;
        }
        if (batch.size() == most) {
          ask();
        }
        // The same id again waits for the first one: the service says whether it is the same.
        if (!open.add(row.id())) {
          ask();
          writeAll();
          open.add(row.id());
        }
        batch.add(row);
      }
      ask();
      writeAll();
      return new Counts(decided, refused, before);
    }

    private void writeAll() throws IOException, InterruptedException {
      while (!asked.isEmpty()) {
        write();
      }
    }

    private CaseRow row(long number, List<String> cells) {
      Map<String, @Nullable Object> named = CaseValues.none();
      List<String> faults = values.read(cells, named);
      return new CaseRow(
          number,
          ids.of(number, cells),
          named,
          faults.isEmpty() ? null : String.join("; ", faults));
    }

    private void ask() throws IOException, InterruptedException {
      CaseBatch cases = new CaseBatch(client, purpose, batch);
      batch.clear();
      asked.add(asks.submit(cases::decide));
      if (asked.size() > AT_ONCE) {
        write();
      }
    }

    private void write() throws IOException, InterruptedException {
      CaseBatch.Outcome outcome = outcome(asked.remove());
      for (CaseRow row : outcome.rows()) {
        String fault = row.fault();
        if (fault == null) {
          DecidedCase one = Objects.requireNonNull(outcome.decided().get(row.id()));
          file.write(row, one);
          decided++;
        } else {
          file.refuse(row, fault);
          watch.refused(row.number(), fault);
          refused++;
        }
        watch.done(row.number());
        open.remove(row.id());
      }
      file.flush();
    }

    private static CaseBatch.Outcome outcome(Future<CaseBatch.Outcome> one)
        throws IOException, InterruptedException {
      try {
        return one.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException away) {
          throw away;
        }
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e);
      }
    }
  }
}
