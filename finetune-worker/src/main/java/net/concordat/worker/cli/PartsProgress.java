// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import net.concordat.inference.support.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a command of several parts shows which of them are done. */
final class PartsProgress {
  @Mixin private ProgressOptions progress;

  @Option(
      names = ProgressOptions.JSON,
      description = "print each part that is done as a line of JSON before the result, not a bar")
  private boolean json;

  /** A line for the program that started the command. */
  record Line(String part, int done, int parts) {}

  /** Is told of each part. */
  interface Shown extends Consumer<String>, AutoCloseable {
    @Override
    void close();
  }

  /**
   * Shows so many parts.
   *
   * @param what the command does
   */
  Shown show(String what, int parts, CommandSpec spec) {
    return json ? new Lines(spec.commandLine().getOut(), parts) : new Bar(bar(what, spec), parts);
  }

  private TrainingBar bar(String what, CommandSpec spec) {
    return progress.bar(what, "parts", spec);
  }

  private record Bar(TrainingBar bar, int parts) implements Shown {
    @Override
    public void accept(String part) {
      bar.oneMore(parts, part);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private static final class Lines implements Shown {
    private final PrintWriter out;
    private final int parts;
    private int done;

    Lines(PrintWriter out, int parts) {
      this.out = out;
      this.parts = parts;
    }

    @Override
    public void accept(String part) {
      done++;
      out.println(Json.line(new Line(part, done, parts)));
    }

    @Override
    public void close() {
      out.flush();
    }
  }
}
