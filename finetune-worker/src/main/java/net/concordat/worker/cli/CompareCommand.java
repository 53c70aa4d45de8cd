// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.comparison.Comparison;
import net.concordat.worker.comparison.ComparisonResult;
import net.concordat.worker.comparison.Metric;
import net.concordat.worker.usecase.UseCase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    description =
        "Compares local models, the shared model as it came and the fine-tuned one on the target"
            + " banks' own test rows.")
final class CompareCommand implements Callable<Integer> {
  @Option(names = "--use-case", required = true, description = "fraud or credit-risk")
  private UseCase useCase;

  @Option(names = "--data", required = true, description = "folder that prepare wrote")
  private Path data;

  @Option(
      names = "--base",
      description =
          "the shared model's artifact; without it, one source model per target bank is pretrained"
              + " on the rows of all others")
  private @Nullable Path base;

  @Option(
      names = "--fine-tune",
      paramLabel = "SPEC",
      description = "fine-tuning request to adapt the shared model by, instead of the prepared one")
  private @Nullable Path fineTune;

  @Option(names = "--seeds", defaultValue = "10", description = "at least 2; ${DEFAULT-VALUE}")
  private int seeds;

  @Option(
      names = "--threads",
      description = "runs at once; without it, as many as there are processors")
  private @Nullable Integer threads;

  @Option(names = "--out", required = true, description = "table to write, a JSON file")
  private Path out;

  @Mixin private ProgressOptions progress;
  @Spec private CommandSpec spec;

  /** What the file holds. */
  record Table(List<ComparisonResult> results) {}

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFile(out);
    Checks.range("--seeds", seeds, 2, 1000);
    int parallel = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    Checks.range("--threads", parallel, 1, 1000);
    Comparison comparison = new Comparison(data, fineTune);
    if (!comparison.useCase().equals(useCase.label())) {
      throw new InvalidInputException(
          "%s must be prepared for %s, but was prepared for %s"
              .formatted(data, useCase, comparison.useCase()));
    }
    LoadedArtifact shared = base == null ? null : ArtifactReader.read(base, null);
    List<ComparisonResult> results;
    try (TrainingBar bar = progress.bar("compare", "runs", spec)) {
      results = comparison.run(shared, seeds, parallel, bar::oneMore);
    }
    Json.write(out, new Table(results));
    print(spec.commandLine().getOut(), results);
    return 0;
  }

  private static void print(PrintWriter out, List<ComparisonResult> results) {
    out.printf(
        "%-12s %7s  %-21s %-21s %-21s %-21s%n",
        "PR-AUC", "history", "logistic regression", "from scratch", "as it came", "fine-tuned");
    for (ComparisonResult row : results) {
      out.printf(
          "%-12s %7d  %-21s %-21s %-21s %-21s%n",
          row.bank(),
          row.history(),
          pr(row.logisticRegression()),
          pr(row.fromScratch()),
          pr(row.pretrained()),
          pr(row.fineTuned()));
    }
    out.printf("ROC-AUC%n");
    for (ComparisonResult row : results) {
      out.printf(
          "%-12s %7d  %-21s %-21s %-21s %-21s%n",
          row.bank(),
          row.history(),
          roc(row.logisticRegression()),
          roc(row.fromScratch()),
          roc(row.pretrained()),
          roc(row.fineTuned()));
    }
    results.forEach(row -> out.printf("%s, %d: %s%n", row.bank(), row.history(), row.verdict()));
  }

  private static String pr(Metric.Triple model) {
    return text(model.prAuc());
  }

  private static String roc(Metric.Triple model) {
    return text(model.rocAuc());
  }

  private static String text(Metric metric) {
    return String.format(Locale.ROOT, "%.3f +/- %.3f", metric.mean(), metric.sd());
  }
}
