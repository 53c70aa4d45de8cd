// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.IOException;
import java.nio.file.Path;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.Json;
import net.concordat.worker.cli.CommitmentOptions;
import net.concordat.worker.cli.Outcome;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.source.CsvSource;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.ParquetSource;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.RemoteRows;
import net.concordat.worker.training.TrainedModel;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;
import org.apache.spark.api.java.JavaSparkContext;
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
    Path file = file(data);
    byte[] secret = commitment.secret(file);
    try (JavaSparkContext spark = cluster.open();
        ClusterData rows = ClusterData.read(spark, file, schema, cluster.shares(spark))) {
      DataCommitment committed = rows.commitment(secret);
      TrainedModel model = training.on(new ModelTraining(progress()), rows.rows());
      Outcome.print(spec, model.write(out, committed), model.spend());
    }
  }

  private Path file(DataSpec data) {
    if (data.mapping(folder()) != null) {
      throw new InvalidInputException(
          "On Spark the rows must have the schema's columns, but 'data' names a mapping");
    }
    RowSource source = data.source(folder());
    if (source instanceof CsvSource csv) {
      return csv.file();
    }
    if (source instanceof ParquetSource parquet) {
      return parquet.file();
    }
    throw new InvalidInputException(
        "On Spark 'data' must name a file, since a query need not give its rows to each machine in the same order, but is "
            + source.name());
  }

  private TrainingProgress progress() {
    if (quiet) {
      return TrainingProgress.NONE;
    }
    return (epoch, epochs, loss) ->
        spec.commandLine()
            .getErr()
            .printf(
                "pass %d of at most %d%s%n",
                epoch, epochs, Double.isNaN(loss) ? "" : ", loss %.4f".formatted(loss));
  }
}
