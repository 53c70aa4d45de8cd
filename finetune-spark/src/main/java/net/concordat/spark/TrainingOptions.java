// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.IOException;
import java.nio.file.Path;
import net.concordat.worker.Json;
import net.concordat.worker.cli.CommitmentOptions;
import net.concordat.worker.cli.MappingOptions;
import net.concordat.worker.cli.Outcome;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.DividedSource;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.RemoteRows;
import net.concordat.worker.training.TrainedModel;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What pretraining and fine-tuning share. */
final class TrainingOptions {
  @Option(
      names = "--spec",
      required = true,
      description = "the request, a JSON file; file names in it are relative to its folder")
  private Path specFile;

  @Option(names = "--out", required = true, description = "folder to write to")
  private Path out;

  @Option(
      names = {"-q", "--quiet"},
      description = "show no progress on standard error")
  private boolean quiet;

  @Mixin private MappingOptions mapping;
  @Mixin private CommitmentOptions commitment;
  @Mixin private SparkOptions cluster;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** What is made of the rows. */
  @FunctionalInterface
  interface Training {
    /** Trains. */
    TrainedModel on(ModelTraining training, Rows rows);
  }

  /** The request. */
  <T> T request(Class<T> type) {
    return Json.read(specFile, type);
  }

  /** What names of files in the request are relative to. */
  Path folder() {
    return specFile.resolveSibling("");
  }

  /** The schema file that a request names. */
  FeatureSchema schema(String name) {
    return Json.read(specFile.resolveSibling(name), FeatureSchema.class);
  }

  /** Reads the rows on the cluster, trains there, writes the artifact and prints where it is. */
  void train(DataSpec data, TrainingSettings settings, FeatureSchema schema, Training training)
      throws IOException {
    RemoteRows.require(settings);
    RowSource source = data.source(folder());
    Path named = data.mapping(folder());
    try (JavaSparkContext spark = cluster.open();
        ClusterData rows = read(spark, source, schema, named)) {
      rows.findings().forEach(spec.commandLine().getErr()::println);
      DataCommitment committed = rows.commitment(commitment.secret(data.place(folder())));
      TrainedModel model = training.on(new ModelTraining(progress()), rows.rows());
      Outcome.print(spec, model.write(out, committed), model.spend());
    }
  }

  private ClusterData read(
      JavaSparkContext spark, RowSource source, FeatureSchema schema, @Nullable Path named) {
    int count = cluster.shares(spark);
    if (source instanceof DividedSource file) {
      mapping.meet(schema, file, named);
      return ClusterData.read(spark, file, schema, mapping.mapping(named), count);
    }
    // A query need not give its rows to each machine alike.
    return ClusterData.send(
        spark, source, rows -> mapping.meet(schema, rows, named), schema, count);
  }

  private TrainingProgress progress() {
    if (quiet) {
      return TrainingProgress.NONE;
    }
    return point ->
        spec.commandLine()
            .getErr()
            .printf(
                "pass %d of at most %d%s%n",
                point.epoch(),
                point.epochs(),
                point.validationLoss() == null
                    ? ""
                    : ", loss %.4f".formatted(point.validationLoss()));
  }
}
