// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.handbook.HandbookBenchmark;
import net.concordat.worker.handbook.HandbookBenchmark.Figures;
import net.concordat.worker.handbook.HandbookReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "bench-handbook",
    description =
        "Runs the Fraud Detection Handbook's one-week protocol and prints our figures beside the"
            + " published ones; exits with 1 if the network's mean is more than 0.01 below the"
            + " published neural net.")
final class BenchHandbookCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      defaultValue = "${env:CONCORDAT_DATA}",
      description =
          "folder with transactions_week_*.csv.gz, or its parent; without it, the environment"
              + " variable CONCORDAT_DATA")
  private @Nullable Path data;

  @Option(names = "--report", description = "also write the figures to this JSON file")
  private @Nullable Path report;

  @Option(names = "--seeds", defaultValue = "5", description = "at least 2; ${DEFAULT-VALUE}")
  private int seeds;

  @Option(
      names = "--train-start",
      description =
          "first day of the training week, another one than the published reference run's for its"
              + " validation folds")
  private @Nullable LocalDate trainStart;

  @Mixin private ProgressOptions progress;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Checks.range("--seeds", seeds, 2, 1000);
    if (data == null) {
      throw new InvalidInputException(
          "The benchmark needs the handbook's data: name their folder with --data or with the"
              + " environment variable CONCORDAT_DATA");
    }
    LocalDate reference = HandbookBenchmark.referenceStart();
    LocalDate start = trainStart == null ? reference : trainStart;
    HandbookBenchmark benchmark = new HandbookBenchmark(data, start);
    int cores = Runtime.getRuntime().availableProcessors();
    Figures regression = benchmark.logisticRegression();
    List<Figures> network;
    try (TrainingBar bar = progress.bar("bench handbook", "seeds", spec)) {
      network = benchmark.network(seeds, Math.min(cores, seeds), () -> bar.oneMore(seeds));
    }
    if (report != null) {
      Json.write(report, HandbookReport.of(regression, network, cores));
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean published = start.equals(reference);
    print(out, regression, network, published);
    if (!published) {
      return 0;
    }
    boolean reached = HandbookReport.reachesPublished(network);
    out.println(
        reached
            ? "Each mean of our network is at most 0.01 below the published neural net."
            : "A mean of our network is more than 0.01 below the published neural net.");
    return reached ? 0 : 1;
  }

  private static void print(
      PrintWriter out, Figures regression, List<Figures> network, boolean published) {
    out.printf("%-32s %-18s %-18s %-18s%n", "", "ROC-AUC", "average precision", "card prec.@100");
    out.printf(
        "%-32s %-18s %-18s %-18s%n",
        "our network, " + network.size() + " seeds",
        spread(network, HandbookReport.Kind.ROC_AUC),
        spread(network, HandbookReport.Kind.AVERAGE_PRECISION),
        spread(network, HandbookReport.Kind.CARD_PRECISION));
    row(out, "our logistic regression", regression);
    if (published) {
      for (HandbookReport.Published baseline : HandbookReport.Published.values()) {
        row(out, "published " + baseline.model(), baseline.figures());
      }
    }
  }

  private static void row(PrintWriter out, String name, Figures figures) {
    out.printf(
        Locale.ROOT,
        "%-32s %-18.3f %-18.3f %-18.3f%n",
        name,
        figures.rocAuc(),
        figures.averagePrecision(),
        figures.cardPrecision100());
  }

  private static String spread(List<Figures> network, HandbookReport.Kind kind) {
    HandbookReport.Spread spread = HandbookReport.Spread.of(network, kind.figure());
    return String.format(Locale.ROOT, "%.3f +/- %.3f", spread.mean(), spread.sd());
  }
}
