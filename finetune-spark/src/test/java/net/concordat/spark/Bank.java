// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.schema.BooleanFeature;
import net.concordat.inference.schema.CategoricalFeature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.support.Json;
import net.concordat.worker.cli.Outcome;
import net.concordat.worker.data.CommitmentKey;
import net.concordat.worker.data.CommittedRows;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.training.CardText;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.TrainedModel;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import net.concordat.worker.training.privacy.NoiseKey;

/** A folder with made-up rows and specs, and what the worker by itself makes of them. */
record Bank(Path folder) {
  /** Set to {@code true} where a known key is taken for a private run's. */
  static final String TEST_KEYS = "concordat.worker.testNoiseKeys";

  private static final CardText CARD =
      new CardText("Test model", new ModelCard.Usage("Tests", "Anything else", "Made up"));

  static final FeatureSchema SCHEMA =
      new FeatureSchema(
          FeatureSchema.FORMAT,
          "test",
          "A made-up schema",
          "bad",
          List.of(
              new NumericFeature("amount", 0, 1000, NumericFeature.Transform.LOG1P, 2, 1.5, null),
              new NumericFeature("score", -10, 10, NumericFeature.Transform.NONE, 0, 2, 0.0),
              new CategoricalFeature("kind", List.of("a", "b"), true),
              new BooleanFeature("young", false)));

  /** Writes so many rows, with a line end in a quoted cell that no schema names. */
  static Bank with(Path folder, int rows) throws IOException {
    Random random = new Random(7);
    StringBuilder csv = new StringBuilder("amount,score,kind,young,note,bad\n");
    for (int i = 0; i < rows; i++) {
      double score = Math.max(-10, Math.min(10, 2 * random.nextGaussian()));
      boolean b = random.nextBoolean();
      double margin = score + (b ? 1 : -1) - 2 + random.nextGaussian();
      csv.append(random.nextInt(1000)).append(',').append(score).append(b ? ",b," : ",a,");
      csv.append(random.nextInt(2))
          .append(i % 5 == 0 ? ",\"a \"\"note\"\"\nin two lines\"," : ",,");
      csv.append(margin > 0 ? "1\n" : "0\n");
    }
    Bank bank = new Bank(folder);
    Files.writeString(bank.rows(), csv);
    Files.write(bank.folder.resolve("schema.json"), Json.bytes(SCHEMA));
    return bank;
  }

  /** A folder of checkpoints in which a private run finds a key that is known. */
  static Path withTestKey(Path checkpoint) throws IOException {
    byte[] key = Arrays.copyOf("test key: hides nothing!".getBytes(US_ASCII), NoiseKey.BYTES);
    Files.write(Files.createDirectories(checkpoint).resolve("key"), key);
    return checkpoint;
  }

  Path rows() {
    return folder.resolve("rows.csv");
  }

  /** Writes a spec to pretrain by, with all that draws at random or stops early. */
  PretrainSpec pretrainSpec(int epochs) throws IOException {
    TrainingSettings settings =
        new TrainingSettings(
            0.01, epochs, 200, 1e-4, 0.1, 0.2, ClassWeighting.BALANCED, new EarlyStopping(0.2, 3));
    PretrainSpec spec =
        new PretrainSpec(
            PretrainSpec.FORMAT,
            DataSpec.file("rows.csv"),
            "schema.json",
            "bad",
            null,
            List.of(new Layer.Dense(16), new Layer.BatchNorm(16), new Layer.Dense(8)),
            settings,
            5,
            CARD);
    Files.write(folder.resolve("pretrain.json"), Json.bytes(spec));
    return spec;
  }

  /** Writes a spec to fine-tune by: one layer frozen, no early stopping. */
  FineTuneSpec fineTuneSpec() throws IOException {
    FineTuneSpec spec =
        new FineTuneSpec(
            FineTuneSpec.FORMAT,
            DataSpec.file("rows.csv"),
            null,
            "bad",
            1,
            FineTuneSpec.OutputLayer.REPLACED,
            null,
            new TrainingSettings(0.01, 2, 150, 0, 0, 0.1, ClassWeighting.NONE, null),
            3,
            CARD);
    Files.write(folder.resolve("fine-tune.json"), Json.bytes(spec));
    return spec;
  }

  /** What one process makes of the rows. */
  Made pretrainedByTheWorker(PretrainSpec spec) throws IOException {
    return write(new ModelTraining(TrainingProgress.NONE).pretrain(spec, SCHEMA, encoded()));
  }

  /** What one process makes of the rows and a base. */
  Made fineTunedByTheWorker(Path base, FineTuneSpec spec) throws IOException {
    return write(
        new ModelTraining(TrainingProgress.NONE)
            .fineTune(ArtifactReader.read(base, null), spec, encoded()));
  }

  private LabelledRows encoded() {
    return new RowEncoder(SCHEMA).read(rows());
  }

  private Made write(TrainedModel model) throws IOException {
    Path out = folder.resolve("worker");
    try (CommittedRows committed =
        CommittedRows.read(DataSpec.of(rows()), CommitmentKey.besideData(rows()), folder)) {
      String digest = model.write(out, committed.commitment()).artifact().digest().hex();
      return new Made(
          out.resolve(digest + ".zip"), Files.readString(out.resolve(digest + ".json")));
    }
  }

  /** An artifact and the text of its descriptor. */
  record Made(Path artifact, String descriptor) {}

  /** What a command came to. */
  record Run(int code, String out, String err) {

    /** Where the command wrote the artifact, and the descriptor. */
    Made made() throws IOException {
      if (code != 0) {
        throw new AssertionError(err);
      }
      String last = out.lines().reduce("", (before, line) -> line);
      String descriptor = Json.read(last.getBytes(UTF_8), Outcome.class, "").descriptor();
      return new Made(
          Path.of(descriptor.replace(".json", ".zip")), Files.readString(Path.of(descriptor)));
    }
  }

  /** A command line. */
  private interface Program {
    int run(PrintWriter out, PrintWriter err, String... arguments);
  }

  /** Runs a command of this module. */
  Run run(String... arguments) {
    return run(Main::run, arguments);
  }

  /** Runs a command of the worker. */
  Run runWorker(String... arguments) {
    return run(net.concordat.worker.cli.Main::run, arguments);
  }

  private static Run run(Program program, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = program.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Run(code, out.toString(), err.toString());
  }
}
