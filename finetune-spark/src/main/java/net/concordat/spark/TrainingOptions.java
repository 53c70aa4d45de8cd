// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.cli.CommitmentOptions;
import net.concordat.worker.cli.MappingOptions;
import net.concordat.worker.cli.Outcome;
import net.concordat.worker.cli.RunOptions;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.Rows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.DividedSource;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.RunDigest;
import net.concordat.worker.training.TrainedModel;
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

  @Mixin private RunOptions run;
  @Mixin private MappingOptions mapping;
  @Mixin private CommitmentOptions commitment;
  @Mixin private SparkOptions cluster;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * What is to be trained.
   *
   * @param request the spec
   * @param parent what is adapted; null for none
   * @param data where the rows are
   * @param schema that the run is known by
   * @param read by which rows are read
   * @param labelled whether labels are looked at
   */
  record Asked(
      Record request,
      @Nullable ArtifactDigest parent,
      DataSpec data,
      FeatureSchema schema,
      FeatureSchema read,
      boolean labelled) {}

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
  void train(Asked asked, Training training) throws IOException {
    OutputFiles.requireFolder(out);
    DataSpec data = asked.data();
    RowSource source = data.source(folder());
    Path named = data.mapping(folder());
    try (JavaSparkContext spark = cluster.open();
        ClusterData rows = read(spark, source, asked, named)) {
      rows.findings().forEach(spec.commandLine().getErr()::println);
      DataCommitment committed = rows.commitment(commitment.secret(data.place(folder())));
      ArtifactDigest id =
          RunDigest.of(
              asked.request(), asked.parent(), committed, asked.schema(), mapping.digest(named));
      try (Checkpoints checkpoints = run.open(id)) {
        TrainedModel model =
            run.show(
                spec.name(),
                spec,
                progress -> training.on(new ModelTraining(1, progress, checkpoints), rows.rows()));
        Outcome.print(spec, model.write(out, committed), model.spend());
        checkpoints.finish();
      }
    }
  }

  private ClusterData read(
      JavaSparkContext spark, RowSource source, Asked asked, @Nullable Path named) {
    int count = cluster.shares(spark);
    FeatureSchema schema = asked.read();
    UnaryOperator<RowSource> labels = Encoding.labels(schema, asked.labelled());
    if (source instanceof DividedSource file) {
      mapping.meet(schema, labels.apply(file), named);
      Encoding encoding = Encoding.of(schema, mapping.mapping(named), asked.labelled());
      return ClusterData.read(spark, file, schema, encoding, count);
    }
    // A query need not give its rows to each machine alike.
    return ClusterData.send(
        spark,
        source,
        rows -> labels.apply(mapping.meet(schema, labels.apply(rows), named)),
        schema,
        count);
  }
}
