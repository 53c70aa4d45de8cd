// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.Json;
import net.concordat.worker.bench.Figure;
import net.concordat.worker.federation.bench.FederatedBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "bench-federated",
    description =
        "Measures federations beside banks alone and all rows in one place, and under attack.")
final class BenchFederatedCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      defaultValue = "${env:CONCORDAT_DATA}",
      description =
          "folder with the handbook's transactions, or its parent; without it, the environment"
              + " variable CONCORDAT_DATA")
  private @Nullable Path data;

  @Option(names = "--loans", description = "folder with sba_loans.csv.gz and schema.json")
  private @Nullable Path loans;

  @Option(names = "--report", description = "also write the figures to this JSON file")
  private @Nullable Path report;

  @Option(
      names = "--only",
      split = ",",
      description =
          "loans, mixed, tercile, rules-one-of-five, rules-two-of-nine, one-of-five, two-of-nine,"
              + " two-of-five; without it, all of them")
  private List<String> only = List.of();

  @Option(
      names = "--seeds",
      defaultValue = "3",
      description = "trainings of each method on each fold; attacks have one; ${DEFAULT-VALUE}")
  private int seeds;

  @Option(
      names = "--weeks",
      defaultValue = "4",
      description = "test weeks, 1 to 4, from the last on; ${DEFAULT-VALUE}")
  private int weeks;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "trainings at once; ${DEFAULT-VALUE}")
  private int threads;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Checks.range("--seeds", seeds, 1, 100);
    Checks.range("--weeks", weeks, 1, 4);
    Checks.range("--threads", threads, 1, 256);
    PrintWriter out = spec.commandLine().getOut();
    FederatedBench bench =
        new FederatedBench(
            data,
            loans,
            seeds,
            weeks,
            threads,
            line -> {
              out.println(line);
              out.flush();
            });
    List<Figure> figures = bench.run(only);
    if (report != null) {
      Json.write(report, figures);
    }
    return 0;
  }
}
