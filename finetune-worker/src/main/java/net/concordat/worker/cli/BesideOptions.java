// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.Json;
import net.concordat.worker.artifact.Artifact;
import net.concordat.worker.artifact.ArtifactReader;
import net.concordat.worker.artifact.LoadedArtifact;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.evaluation.LogisticRegression;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.incoming.TriggerSweep;
import net.concordat.worker.report.Evaluation;
import net.concordat.worker.training.FineTuneSpec;
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

  private static final int SEEDS = 5;

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

  @Option(
      names = "--again",
      paramLabel = "SPEC",
      description =
          "say how much the seed matters: a fine-tuning request, trained from --parent with "
              + SEEDS
              + " seeds")
  private @Nullable Path again;

  @Option(
      names = "--parent",
      paramLabel = "ZIP",
      description = "the version that --again adapts and --received compares weights with")
  private @Nullable Path parent;

  @Option(
      names = "--received",
      description =
          "the version came from another member: search it for triggers, with the models of"
              + " --local as those that are trusted")
  private boolean received;

  void set(Evaluation evaluation, FeatureSchema schema) {
    against.forEach((name, file) -> evaluation.beside(name, network(other(file, schema))));
    if (received && local == null) {
      throw new InvalidInputException(
          "--received needs a model that the bank trained itself: --local SPEC");
    }
    if (local != null) {
      PretrainSpec spec = Json.read(local, PretrainSpec.class).requireLabels("--local");
      LabelledRows history =
          new RowEncoder(schema).read(spec.data().source(local.resolveSibling("")));
      ModelTraining training = new ModelTraining(TrainingProgress.NONE);
      Artifact scratch = training.pretrain(spec, schema, history).artifact();
      Scorer network = network(scratch);
      evaluation.beside("from scratch", network);
      Scorer regression = LogisticRegression.fit(history, PENALTY)::score;
      evaluation.beside("logistic regression", regression);
      if (received) {
        evaluation.received(
            new TriggerSweep.Trusted(network, regression, history),
            parent == null ? null : other(parent, schema));
      }
    }
    if (again != null) {
      evaluation.retrained(retrained(again, schema));
    }
  }

  private List<Scorer> retrained(Path request, FeatureSchema schema) {
    if (parent == null) {
      throw new InvalidInputException("--again needs the version that is adapted: --parent ZIP");
    }
    FineTuneSpec spec = Json.read(request, FineTuneSpec.class);
    LoadedArtifact base = ArtifactReader.read(parent, null);
    LabelledRows history = history(spec.data(), request, schema);
    ModelTraining training = new ModelTraining(TrainingProgress.NONE);
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> training.fineTune(base, spec.withSeed(seed), history).artifact())
        .map(BesideOptions::network)
        .toList();
  }

  private static LabelledRows history(DataSpec data, Path spec, FeatureSchema schema) {
    return new RowEncoder(schema).read(data.source(spec.resolveSibling("")));
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

  private static Scorer network(Artifact model) {
    return Network.of(model.architecture(), model.weights())::score;
  }
}
