// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.Json;
import net.concordat.worker.artifact.Artifact;
import net.concordat.worker.artifact.ArtifactReader;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.evaluation.LogisticRegression;
import net.concordat.worker.report.Evaluation;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.TrainingProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The models that a version is compared with. */
final class BesideOptions {
  // The penalty of the usual default, C = 1.
  private static final double PENALTY = 1;

  @Option(
      names = "--against",
      paramLabel = "NAME=ZIP",
      description =
          "compare with another version of the same schema, such as 'as it came=parent.zip';"
              + " repeatable")
  private Map<String, Path> against = new LinkedHashMap<>();

  @Option(
      names = "--local",
      paramLabel = "SPEC",
      description =
          "compare with what the bank could do alone: a pretraining request for its own history, on"
              + " which a network from scratch and a logistic regression are trained")
  private @Nullable Path local;

  void set(Evaluation evaluation, FeatureSchema schema) {
    against.forEach((name, file) -> evaluation.beside(name, network(other(file, schema))));
    if (local != null) {
      PretrainSpec spec = Json.read(local, PretrainSpec.class);
      LabelledRows history =
          new RowEncoder(schema).read(spec.data().source(local.resolveSibling("")));
      ModelTraining training = new ModelTraining(TrainingProgress.NONE);
      Artifact scratch = training.pretrain(spec, schema, history).artifact();
      evaluation.beside("from scratch", network(scratch));
      evaluation.beside("logistic regression", LogisticRegression.fit(history, PENALTY)::score);
    }
  }

  private static Artifact other(Path file, FeatureSchema schema) {
    Artifact other = ArtifactReader.read(file, null).artifact();
    if (!other.schema().digest().equals(schema.digest())) {
      throw new InvalidInputException(
          "'%s' must have the schema of the version, %s, but has %s"
              .formatted(file, schema.digest(), other.schema().digest()));
    }
    return other;
  }

  private static net.concordat.worker.evaluation.Scorer network(Artifact model) {
    return Network.of(model.architecture(), model.weights())::score;
  }
}
