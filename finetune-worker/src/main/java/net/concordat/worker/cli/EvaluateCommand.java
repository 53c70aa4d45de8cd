// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.adoption.CalibrationCheck;
import net.concordat.worker.adoption.LocalCalibration;
import net.concordat.worker.adoption.RowSketch;
import net.concordat.worker.audit.AuditReport;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.data.source.WatchedSource;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.report.Evaluation;
import net.concordat.worker.report.EvaluationReport;
import net.concordat.worker.report.HtmlReport;
import net.concordat.worker.report.RowFacts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    description = "Measures a version on the rows of a holdout and writes an evaluation report.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private ArtifactOption artifact;
  @Mixin private DataOption data;
  @Mixin private HoldoutOptions holdout;
  @Mixin private TrainingRows rows;
  @Mixin private ReportOptions options;
  @Mixin private BesideOptions beside;
  @Mixin private ParentOption parent;
  @Mixin private PartsProgress progress;

  @Option(names = "--out", required = true, description = "report to write, a JSON file")
  private Path out;

  @Option(names = "--html", description = "also write the report as a page for people")
  private @Nullable Path html;

  @Option(
      names = "--audit",
      description = "put what 'audit' found of the same version into the report")
  private @Nullable Path audit;

  @Option(
      names = "--calibration",
      description =
          "measure the bank's own calibration, as `calibrate` wrote it; it must have been fitted on"
              + " other rows")
  private @Nullable Path calibration;

  private final RowSketch sketch = new RowSketch();
  @Spec private CommandSpec spec;

  /** What is printed; the file has the whole. */
  record Printed(String artifactDigest, int rows, int positives, Map<String, Interval> figures) {
    static Printed of(EvaluationReport report) {
      return new Printed(
          report.artifactDigest(), report.rows(), report.positives(), report.figures());
    }
  }

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFile(out);
    if (html != null) {
      OutputFiles.requireFile(html);
    }
    parent.watch();
    LoadedArtifact loaded = artifact.read();
    FeatureSchema schema = loaded.artifact().schema();
    RowFacts facts = new RowFacts(schema, options.columns());
    EvaluationReport report;
    try (TrainingRows.Opened opened =
        rows.open(data.spec(), data.folder(), schema, s -> watched(facts, s))) {
      holdout.requireSame(opened.commitment(), opened.rows().size());
      try (PartsProgress.Shown shown =
          progress.show("evaluate", beside.parts() + Evaluation.PARTS, spec)) {
        Evaluation evaluation = new Evaluation(loaded, opened.rows(), facts, options.rule());
        report = report(evaluation.telling(shown), opened, schema, shown);
      }
    }
    Json.write(out, report);
    if (html != null) {
      HtmlReport.write(html, report);
    }
    spec.commandLine().getOut().println(Json.line(Printed.of(report)));
    return 0;
  }

  private EvaluationReport report(
      Evaluation evaluation,
      TrainingRows.Opened opened,
      FeatureSchema schema,
      Consumer<String> told)
      throws IOException {
    beside.set(evaluation, schema, told);
    if (calibration != null) {
      evaluation.calibrated(
          new CalibrationCheck.Asked(Json.read(calibration, LocalCalibration.class), sketch));
    }
    if (audit != null) {
      evaluation.audited(Json.read(audit, AuditReport.class));
    }
    return evaluation.report(opened.commitment());
  }

  private RowSource watched(RowFacts facts, RowSource source) {
    RowSource watched = facts.watched(source);
    return calibration == null ? watched : new WatchedSource(watched, sketch);
  }
}
