// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.concordat.worker.Json;
import net.concordat.worker.artifact.Artifact;
import net.concordat.worker.artifact.LoadedArtifact;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.evaluation.EvaluationReport;
import net.concordat.worker.training.Network;
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

  @Mixin private HoldoutOptions holdout;

  @Option(names = "--out", required = true, description = "report to write, a JSON file")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    LoadedArtifact loaded = artifact.read();
    Artifact version = loaded.artifact();
    CsvTable table = holdout.read();
    DataCommitment commitment = holdout.committed(table).commitment();
    LabelledRows rows = new RowEncoder(version.schema()).encode(table);
    double[] scores = Network.of(version.architecture(), version.weights()).score(rows.features());
    EvaluationReport report = EvaluationReport.of(loaded.digest(), scores, rows, commitment);
    Json.write(out, report);
    spec.commandLine().getOut().println(Json.line(report));
    return 0;
  }
}
