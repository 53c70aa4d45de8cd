// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.Json;
import net.concordat.worker.bench.Figure;
import net.concordat.worker.bench.Measurements;
import net.concordat.worker.bench.PyTorch;
import net.concordat.worker.bench.Scene;
import net.concordat.worker.data.LabelledRows;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "bench-training",
    description =
        "Measures training and scoring on one thread, in turns with PyTorch on the same net and"
            + " rows where PyTorch is installed.")
final class BenchTrainingCommand implements Callable<Integer> {
  private static final int TRAINING_ROWS = 200_000;
  private static final int VALIDATION_ROWS = 50_000;

  @Option(names = "--report", description = "also write the figures to this JSON file")
  private @Nullable Path report;

  @Option(
      names = "--only",
      split = ",",
      description = "names of what is measured; without it, everything")
  private List<String> only = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "how often both sides take their turn; ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--python",
      defaultValue = "/usr/bin/python3",
      description = "interpreter that may have PyTorch; ${DEFAULT-VALUE}")
  private String python = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Checks.range("--rounds", rounds, 1, 1000);
    LabelledRows train = Scene.rows(TRAINING_ROWS, 1);
    LabelledRows validation = Scene.rows(VALIDATION_ROWS, 2);
    PrintWriter out = spec.commandLine().getOut();
    try (PyTorch pyTorch = PyTorch.start(python, train, validation)) {
      out.println(
          pyTorch == null
              ? "PyTorch is not there (Debian's python3-torch): nothing is compared with it."
              : "Beside PyTorch " + pyTorch.version() + ", one thread each.");
      List<Figure> figures = Measurements.run(only, new Scene(train, validation, pyTorch, rounds));
      figures.forEach(
          figure ->
              out.printf(
                  Locale.ROOT, "%-32s %14.2f %s%n", figure.name(), figure.value(), figure.unit()));
      if (report != null) {
        Json.write(report, figures);
      }
    }
    return 0;
  }
}
