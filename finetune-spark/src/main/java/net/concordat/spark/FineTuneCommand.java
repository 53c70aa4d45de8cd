// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.concordat.common.ArtifactDigest;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.artifact.ArtifactReader;
import net.concordat.worker.artifact.LoadedArtifact;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.training.FineTuneSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "fine-tune",
    description =
        "Adapts a version to a bank's own rows; writes <digest>.zip and its descriptor"
            + " <digest>.json.")
final class FineTuneCommand implements Callable<Integer> {
  @Option(names = "--base", required = true, description = "the parent version's artifact, a zip")
  private Path base;

  @Option(
      names = "--expect",
      description = "refuse the base unless its SHA-256 is this, in lower hex")
  private @Nullable String expected;

  @Mixin private TrainingOptions options;

  @Override
  public Integer call() throws IOException {
    FineTuneSpec request = options.request(FineTuneSpec.class);
    LoadedArtifact parent = ArtifactReader.read(base, digest(expected));
    FeatureSchema schema = parent.artifact().schema();
    if (request.schema() != null
        && !options.schema(request.schema()).digest().equals(schema.digest())) {
      throw new InvalidInputException(
          "A derived version keeps its parent's schema, with digest %s, but %s is another"
              .formatted(schema.digest().hex(), request.schema()));
    }
    options.train(
        request.data(), schema, (training, rows) -> training.fineTune(parent, request, rows));
    return 0;
  }

  private static @Nullable ArtifactDigest digest(@Nullable String hex) {
    try {
      return hex == null ? null : ArtifactDigest.of(hex);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
