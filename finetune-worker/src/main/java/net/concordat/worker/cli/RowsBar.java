// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.PrintWriter;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.data.source.WatchedSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Shows how many rows were read; of how many, nobody knows yet. Few rows are not worth a bar. */
final class RowsBar implements WatchedSource.Watch, AutoCloseable {
  private static final int UNKNOWN = -1;
  private static final int SELDOM = 1024;

  private final boolean shown;
  private final PrintWriter err;
  private @Nullable ProgressBar bar;

  /** Shown where the command has a bar at all, and nobody asked for none. */
  RowsBar(CommandSpec command) {
    this.shown = ProgressOptions.shown(command);
    this.err = command.commandLine().getErr();
  }

  /** The same rows, counted. */
  RowSource counted(RowSource rows) {
    return shown ? new WatchedSource(rows, this) : rows;
  }

  @Override
  public void begin(String name, List<String> header) {
    // What is said about the columns comes before the first row, and is not to meet a bar.
  }

  @Override
  public void row(long row, List<String> cells) {
    if (row % SELDOM == 0) {
      if (bar == null) {
        bar = TrainingBar.build("read", "rows", UNKNOWN, err);
      }
      bar.stepTo(row);
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
