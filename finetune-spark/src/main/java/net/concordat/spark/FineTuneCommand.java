// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.IOException;
import java.util.concurrent.Callable;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ParentCheck;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.worker.cli.BaseOption;
import net.concordat.worker.report.ParentReport;
import net.concordat.worker.training.FineTuneSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "fine-tune",
    description =
        "Adapts a version to a bank's own rows; writes <digest>.zip and its descriptor"
            + " <digest>.json.")
final class FineTuneCommand implements Callable<Integer> {
  @Mixin private BaseOption base;
  @Mixin private TrainingOptions options;

  @Override
  public Integer call() throws IOException {
    FineTuneSpec request = options.request(FineTuneSpec.class);
    LoadedArtifact parent = base.read();
    request.requireSchemaOf(parent, options.folder());
    ParentCheck check = ParentReport.check(request, parent, options.folder());
    FeatureSchema schema = request.training().toRead(parent.artifact().schema());
    options.train(
        new TrainingOptions.Asked(request, parent.digest(), request.data(), schema, schema, true),
        (training, rows) -> training.fineTune(parent, request, rows).withParentCheck(check));
    return 0;
  }
}
