// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.Json;
import net.concordat.worker.DurableFile;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.adoption.LocalCalibration;
import net.concordat.worker.adoption.RowSketch;
import net.concordat.worker.data.source.WatchedSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "calibrate",
    description =
        "Fits what makes a version's scores probabilities at this bank, on the bank's own labelled"
            + " rows; it stays in the bank, beside the artifact.")
final class CalibrateCommand implements Callable<Integer> {
  @Mixin private ArtifactOption artifact;
  @Mixin private DataOption data;
  @Mixin private TrainingRows rows;
  @Mixin private ProgressOptions progress;

  @Option(
      names = "--method",
      defaultValue = "PLATT",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}")
  private LocalCalibration.Method method;

  @Option(
      names = "--out",
      required = true,
      description = "calibration to write, a JSON file that its owner alone can read")
  private Path out;

  @Spec private CommandSpec spec;

  /** What is printed. */
  record Printed(
      String artifactDigest,
      LocalCalibration.Method method,
      int rows,
      int positives,
      String root) {}

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFile(out);
    LoadedArtifact version = artifact.read();
    RowSketch sketch = new RowSketch();
    LocalCalibration fitted;
    try (TrainingRows.Opened opened =
        rows.open(
            data.spec(),
            data.folder(),
            version.artifact().schema(),
            source -> new WatchedSource(source, sketch))) {
      fitted = LocalCalibration.fit(version, method, opened.rows(), opened.commitment(), sketch);
    }
    DurableFile.replace(out, Json.bytes(fitted));
    Printed printed =
        new Printed(
            fitted.artifactDigest(),
            method,
            fitted.rows(),
            fitted.positives(),
            fitted.fittedOn().value());
    spec.commandLine().getOut().println(Json.line(printed));
    return 0;
  }
}
