// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import net.concordat.inference.support.InputFiles;
import net.concordat.scoring.client.ScoringClient;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.registry.ServiceAccount;
import net.concordat.worker.scoring.CaseIds;
import net.concordat.worker.scoring.FileScoring;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "score",
    description =
        "Has every row of a file decided by the bank's scoring service. Run again after it was stopped, it goes on.")
final class ScoreCommand implements Callable<Integer> {
  /** Of rows that cannot be decided so many are named; the file names all. */
  private static final int NAMED = 20;

  private static final int INVALID = 2;

  @Parameters(paramLabel = "FILE", description = "CSV, plain or gzip, or Parquet")
  private Path file;

  @Option(names = "--service", required = true, description = "address of the scoring service")
  private URI service;

  @Option(
      names = "--issuer",
      required = true,
      description = "the bank's realm, as tokens name it: where the program signs in")
  private URI issuer;

  @Option(
      names = "--client",
      defaultValue = "concordat-gateway",
      description = "as which client; ${DEFAULT-VALUE}")
  private String client;

  @Option(names = "--secret-file", required = true, description = "file with the client's secret")
  private Path secretFile;

  @Option(names = "--purpose", required = true, description = "what for, for example fraud")
  private String purpose;

  @Option(
      names = "--id-column",
      description =
          "column that names each case; without it, a case is the file's digest and the row's number")
  private @Nullable String idColumn;

  @Option(names = "--out", description = "where decisions go; FILE.decisions.csv")
  private @Nullable Path out;

  @Mixin private ProgressOptions progress;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    InputFiles.require(secretFile);
    RowSource rows = DataSpec.of(file);
    Path decisions = out == null ? file.resolveSibling(file.getFileName() + ".decisions.csv") : out;
    ServiceAccount account = new ServiceAccount(issuer, client, secretFile);
    PrintWriter err = spec.commandLine().getErr();
    FileScoring.Counts counts;
    try (Bar bar = new Bar(err, ProgressOptions.shown(spec) ? count(rows) : 0)) {
      counts =
          new FileScoring(new ScoringClient(service, token(account)), purpose, ids(rows), bar)
              .run(rows, decisions);
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d rows decided%s, %d cannot be decided.%n",
            decisions,
            counts.decided(),
            counts.before() == 0 ? "" : " after the " + counts.before() + " of before",
            counts.refused());
    return counts.refused() == 0 ? 0 : INVALID;
  }

  private CaseIds ids(RowSource rows) throws IOException {
    if (idColumn == null) {
      return CaseIds.ofFile(purpose, file);
    }
    try (RowCursor cursor = rows.open()) {
      return CaseIds.named(purpose, file, cursor.header(), idColumn);
    }
  }

  /** Beforehand, so that a file that breaks off is refused before anything is decided. */
  private static int count(RowSource rows) {
    try (RowCursor cursor = rows.open()) {
      int count = 0;
      while (cursor.next() != null) {
        count++;
      }
      return count;
    }
  }

  private static Supplier<String> token(ServiceAccount account) {
    return () -> {
      try {
        return account.token();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while signing in", e);
      }
    };
  }

  /** Shows how far it is, and which rows cannot be decided. */
  private static final class Bar implements FileScoring.Watch, AutoCloseable {
    private final PrintWriter err;
    private final @Nullable ProgressBar bar;
    private int named;

    Bar(PrintWriter err, int rows) {
      this.err = err;
      this.bar = rows == 0 ? null : TrainingBar.build("decided", "rows", rows, err);
    }

    @Override
    public void done(long rows) {
      if (bar != null) {
        bar.stepTo(rows);
      }
    }

    @Override
    public void refused(long row, String why) {
      if (named++ < NAMED) {
        err.printf("%srow %d, %s%n", bar == null ? "" : "\r", row, why);
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
        err.println();
      }
    }
  }
}
