// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ParentCheck;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.report.ParentReport;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.RunDigest;
import net.concordat.worker.training.TrainedModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "fine-tune",
    description =
        "Adapts a version to a bank's own rows; writes <digest>.zip and its descriptor"
            + " <digest>.json.")
final class FineTuneCommand implements Callable<Integer> {
  @Mixin private BaseOption base;

  @Option(
      names = "--spec",
      required = true,
      description = "the request, a JSON file; file names in it are relative to its folder")
  private Path specFile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder that file names in the request are relative to, instead of its own")
  private @Nullable Path data;

  @Option(names = "--out", required = true, description = "folder to write to")
  private Path out;

  @Mixin private TrainingRows rows;
  @Mixin private ThreadsOption threads;
  @Mixin private RunOptions run;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFolder(out);
    FineTuneSpec request = Json.read(specFile, FineTuneSpec.class);
    LoadedArtifact parent = base.read();
    request.requireSchemaOf(parent, folder());
    ParentCheck check = ParentReport.check(request, parent, folder());
    FeatureSchema schema = request.training().toRead(parent.artifact().schema());
    try (TrainingRows.Opened data = rows.open(request.data(), folder(), schema)) {
      ArtifactDigest id =
          RunDigest.of(request, parent.digest(), data.commitment(), schema, data.mapping());
      try (Checkpoints checkpoints = run.open(id)) {
        TrainedModel model =
            run.show(
                "fine-tune",
                spec,
                progress ->
                    new ModelTraining(threads.count(), progress, checkpoints)
                        .fineTune(parent, request, data.rows())
                        .withParentCheck(check));
        Outcome.print(spec, model.write(out, data.commitment()), model.spend());
        checkpoints.finish();
      }
    }
    return 0;
  }

  private Path folder() {
    return data == null ? specFile.resolveSibling("") : data;
  }
}
