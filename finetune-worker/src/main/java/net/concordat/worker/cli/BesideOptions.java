// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.EncodedData;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.mapping.FeatureMapping;
import net.concordat.worker.data.mapping.SchemaMeeting;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.evaluation.LogisticRegression;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.evaluation.SimpleBenchmark;
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
  private static final int SEEDS = 5;

  private static final int MOST_IN_MEMORY = 100_000;

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
              + " which a network from scratch and the logistic regression are trained that every"
              + " report has")
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

  /** How many models are trained, each a part of the command's work. */
  int parts() {
    return (local == null ? 0 : 2) + (again == null ? 0 : SEEDS);
  }

  /**
   * Makes the models and sets them beside the version.
   *
   * @param told of each that was trained
   */
  void set(Evaluation evaluation, FeatureSchema schema, Consumer<String> told) throws IOException {
    against.forEach((name, file) -> evaluation.beside(name, network(other(file, schema))));
    if (received && local == null) {
      throw new InvalidInputException(
          "--received needs a model that the bank trained itself: --local SPEC");
    }
    if (local != null) {
      PretrainSpec spec = Json.read(local, PretrainSpec.class).requireLabels("--local");
      try (EncodedData history = history(spec.data(), local, schema)) {
        ModelTraining training = new ModelTraining(TrainingProgress.NONE);
        Scorer network = network(training.pretrain(spec, schema, history.rows()).artifact());
        told.accept("network from scratch");
        Scorer regression = LogisticRegression.fit(history.rows(), SimpleBenchmark.PENALTY)::score;
        told.accept("logistic regression");
        evaluation.beside("from scratch", network);
        evaluation.benchmark(regression, history.rows().size());
        if (received) {
          evaluation.received(
              new TriggerSweep.Trusted(network, regression, some(history.rows())),
              parent == null ? null : other(parent, schema));
        }
      }
    }
    if (again != null) {
      evaluation.retrained(retrained(again, schema, told));
    }
  }

  /** All rows in memory, of more than can be every so many. */
  private static LabelledRows some(Rows rows) {
    int step = (rows.size() + MOST_IN_MEMORY - 1) / MOST_IN_MEMORY;
    int[] places = IntStream.range(0, rows.size()).filter(row -> row % step == 0).toArray();
    Rows taken = rows.select(places);
    return new LabelledRows(taken.inputs(0, taken.size()), taken.labels());
  }

  private List<Scorer> retrained(Path request, FeatureSchema schema, Consumer<String> told)
      throws IOException {
    if (parent == null) {
      throw new InvalidInputException("--again needs the version that is adapted: --parent ZIP");
    }
    FineTuneSpec spec = Json.read(request, FineTuneSpec.class);
    LoadedArtifact base = ArtifactReader.read(parent, null);
    ModelTraining training = new ModelTraining(TrainingProgress.NONE);
    try (EncodedData history = history(spec.data(), request, schema)) {
      return LongStream.rangeClosed(1, SEEDS)
          .mapToObj(seed -> training.fineTune(base, spec.withSeed(seed), history.rows()).artifact())
          .peek(model -> told.accept("another seed"))
          .map(BesideOptions::network)
          .toList();
    }
  }

  private static EncodedData history(DataSpec data, Path spec, FeatureSchema schema)
      throws IOException {
    Path folder = spec.resolveSibling("");
    Path mapping = data.mapping(folder);
    FeatureMapping columns = mapping == null ? null : Json.read(mapping, FeatureMapping.class);
    return EncodedData.read(
        data.source(folder),
        source -> new SchemaMeeting(schema, source, columns).rows(),
        schema,
        Path.of(System.getProperty("java.io.tmpdir")));
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
