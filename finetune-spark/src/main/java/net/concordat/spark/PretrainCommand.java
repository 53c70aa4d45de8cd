// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.IOException;
import java.util.concurrent.Callable;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.worker.training.PretrainSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "pretrain",
    description =
        "Trains a model from random weights; writes <digest>.zip and its descriptor <digest>.json.")
final class PretrainCommand implements Callable<Integer> {
  @Mixin private TrainingOptions options;

  @Override
  public Integer call() throws IOException {
    PretrainSpec request = options.request(PretrainSpec.class);
    FeatureSchema schema = options.schema(request.schema());
    options.train(
        new TrainingOptions.Asked(
            request,
            null,
            request.data(),
            schema,
            request.training().toRead(schema),
            request.label() != null),
        (training, rows) -> training.pretrain(request, schema, rows));
    return 0;
  }
}
