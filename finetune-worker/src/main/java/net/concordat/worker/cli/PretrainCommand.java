// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.RunDigest;
import net.concordat.worker.training.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "pretrain",
    description =
        "Trains a model from random weights, by labels or, with 'autoencoder' in the request,"
            + " without; writes <digest>.zip and its descriptor <digest>.json.")
final class PretrainCommand implements Callable<Integer> {
  @Option(
      names = "--spec",
      required = true,
      description = "the request, a JSON file; file names in it are relative to its folder")
  private Path specFile;

  @Option(names = "--out", required = true, description = "folder to write to")
  private Path out;

  @Mixin private TrainingRows rows;
  @Mixin private ThreadsOption threads;
  @Mixin private RunOptions run;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFolder(out);
    PretrainSpec request = Json.read(specFile, PretrainSpec.class);
    FeatureSchema schema =
        Json.read(specFile.resolveSibling(request.schema()), FeatureSchema.class);
    Path folder = specFile.resolveSibling("");
    FeatureSchema read = request.training().toRead(schema);
    try (TrainingRows.Opened data =
        request.label() == null
            ? rows.openUnlabelled(request.data(), folder, read)
            : rows.open(request.data(), folder, read)) {
      ArtifactDigest id = RunDigest.of(request, null, data.commitment(), schema, data.mapping());
      try (Checkpoints checkpoints = run.open(id)) {
        TrainedModel model =
            run.show(
                "pretrain",
                spec,
                progress ->
                    new ModelTraining(threads.count(), progress, checkpoints)
                        .pretrain(request, schema, data.rows()));
        Outcome.print(spec, model.write(out, data.commitment()), model.spend());
        checkpoints.finish();
      }
    }
    return 0;
  }
}
