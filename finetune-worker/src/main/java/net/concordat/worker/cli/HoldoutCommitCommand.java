// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.CommittedRows;
import net.concordat.worker.data.source.WatchedSource;
import net.concordat.worker.holdout.Holdout;
import net.concordat.worker.holdout.Period;
import net.concordat.worker.holdout.PeriodWatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "commit",
    description = "Commits to test rows; nothing of them can be changed unnoticed afterwards.")
final class HoldoutCommitCommand implements Callable<Integer> {
  @Mixin private CommittedOptions committed;

  @ArgGroup(multiplicity = "1")
  private PeriodOptions period = new PeriodOptions();

  @Option(
      names = "--split-rule",
      required = true,
      description = "how these rows were told from those that models learn from")
  private String splitRule;

  @Option(names = "--out", required = true, description = "commitment to write, a JSON file")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Holdout holdout;
    PeriodWatch days = period.watch();
    try (CommittedRows rows =
        committed.read(source -> days == null ? source : new WatchedSource(source, days))) {
      holdout = Holdout.of(rows, days == null ? period.stated() : days.period(), splitRule);
    }
    Json.write(out, holdout);
    spec.commandLine().getOut().println(Json.line(holdout));
    return 0;
  }

  /** The period, either read from the rows or stated. */
  static final class PeriodOptions {
    @Option(
        names = "--day-column",
        required = true,
        description = "column with each row's day, or a time that begins with it")
    private @Nullable String column;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable Stated stated;

    /** Reads it; null where it is stated. */
    @Nullable PeriodWatch watch() {
      return column == null ? null : new PeriodWatch(column);
    }

    Period stated() {
      Stated given = Objects.requireNonNull(stated);
      return new Period(given.firstDay, given.lastDay);
    }
  }

  /** A period that the rows themselves do not tell. */
  static final class Stated {
    @Option(names = "--first-day", required = true, description = "the earliest row's day")
    private String firstDay;

    @Option(names = "--last-day", required = true, description = "the latest row's day")
    private String lastDay;
  }
}
