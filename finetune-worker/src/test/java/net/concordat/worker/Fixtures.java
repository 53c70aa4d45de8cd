// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker;

import java.util.List;
import java.util.Random;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.schema.BooleanFeature;
import net.concordat.inference.schema.CategoricalFeature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.training.CardText;
import net.concordat.worker.training.CurvePoint;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.PretrainSpec;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import org.jspecify.annotations.Nullable;

/** Small made-up rows and requests. */
public final class Fixtures {
  public static final FeatureSchema SCHEMA =
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

  public static final CardText CARD =
      new CardText("Test model", new ModelCard.Usage("Tests", "Anything else", "Made up"));

  private Fixtures() {}

  public static TrainingSettings settings(int epochs, @Nullable EarlyStopping stopping) {
    return new TrainingSettings(0.01, epochs, 32, 1e-4, 0, 0, ClassWeighting.NONE, stopping);
  }

  public static PretrainSpec pretrain(TrainingSettings settings, long seed) {
    return new PretrainSpec(
        PretrainSpec.FORMAT,
        DataSpec.file("rows.csv"),
        "schema.json",
        "bad",
        List.of(8, 4),
        null,
        settings,
        seed,
        CARD);
  }

  public static FineTuneSpec fineTune(
      int frozenLayers, FineTuneSpec.OutputLayer output, TrainingSettings settings) {
    return new FineTuneSpec(
        FineTuneSpec.FORMAT,
        DataSpec.file("rows.csv"),
        null,
        "bad",
        frozenLayers,
        output,
        null,
        settings,
        1,
        CARD);
  }

  /** A pass of which the validation loss alone is known. */
  public static CurvePoint point(int epoch, int epochs, double loss) {
    return new CurvePoint(epoch, epochs, epoch, 0.01, null, loss, null, null, null, null, null);
  }

  /** Rows in which a high score and kind b make the event likely. */
  public static CsvTable table(int rows, long seed) {
    Random random = new Random(seed);
    List<List<String>> lines = new java.util.ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double score = Math.max(-10, Math.min(10, 2 * random.nextGaussian()));
      boolean b = random.nextBoolean();
      double margin = score + (b ? 1 : -1) - 2 + random.nextGaussian();
      lines.add(
          List.of(
              Integer.toString(random.nextInt(1000)),
              Double.toString(score),
              b ? "b" : "a",
              random.nextBoolean() ? "1" : "0",
              margin > 0 ? "1" : "0"));
    }
    return new CsvTable("made up", List.of("amount", "score", "kind", "young", "bad"), lines);
  }

  public static LabelledRows rows(int rows, long seed) {
    return new RowEncoder(SCHEMA).encode(table(rows, seed));
  }

  /** The table as a CSV file's text. */
  public static String csv(CsvTable table) {
    StringBuilder text = new StringBuilder(String.join(",", table.header())).append('\n');
    table.rows().forEach(row -> text.append(String.join(",", row)).append('\n'));
    return text.toString();
  }
}
