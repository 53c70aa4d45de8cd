// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.explanation.InputBlock;
import org.jspecify.annotations.Nullable;

/**
 * How a model does on rows that were changed.
 *
 * @param change what was done, in words
 * @param rocAuc of the changed rows; absent where they were refused
 * @param prAuc likewise
 * @param refusal why they were refused; absent where they were not
 */
public record Stress(
    String change, @Nullable Double rocAuc, @Nullable Double prAuc, @Nullable String refusal) {
  private static final double[] NOISE = {0.1, 0.25, 0.5};
  private static final long SEED = 23;

  /**
   * Shifts each feature by a standard deviation of the rows, up and down; empties each column; adds
   * Gaussian noise to all inputs, in shares of their standard deviations.
   */
  public static List<Stress> of(
      Scorer model, FeatureSchema schema, CsvTable table, LabelledRows rows) {
    List<Stress> all = new ArrayList<>();
    double[] deviations = deviations(rows.features());
    for (InputBlock block : InputBlock.of(schema)) {
      if (block.width() == 1) {
        double by = deviations[block.from()];
        all.add(shifted(model, block, by, rows, "%s higher by a standard deviation"));
        all.add(shifted(model, block, -by, rows, "%s lower by a standard deviation"));
      }
      all.add(emptied(model, schema, table, block.feature()));
    }
    Random random = new Random(SEED);
    for (double share : NOISE) {
      all.add(
          measured(
              "noise of %s standard deviations in all inputs".formatted(share),
              model,
              noisy(rows.features(), deviations, share, random),
              rows.labels()));
    }
    return all;
  }

  /** How it does on the rows as they are. */
  public static Stress unchanged(Scorer model, LabelledRows rows) {
    return measured("none", model, rows.features(), rows.labels());
  }

  private static Stress shifted(
      Scorer model, InputBlock block, double by, LabelledRows rows, String words) {
    float[][] changed = new float[rows.size()][];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = rows.features()[i].clone();
      changed[i][block.from()] += (float) by;
    }
    return measured(words.formatted(block.feature()), model, changed, rows.labels());
  }

  private static Stress emptied(
      Scorer model, FeatureSchema schema, CsvTable table, String feature) {
    int column = table.column(feature);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> cells = new ArrayList<>(row);
      cells.set(column, "");
      rows.add(cells);
    }
    String change = feature + " missing";
    try {
      LabelledRows encoded =
          new RowEncoder(schema).encode(new CsvTable(change, table.header(), rows));
      return measured(change, model, encoded.features(), encoded.labels());
    } catch (InvalidInputException e) {
      return new Stress(change, null, null, String.valueOf(e.getMessage()));
    }
  }

  private static float[][] noisy(float[][] rows, double[] deviations, double share, Random random) {
    float[][] changed = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      changed[i] = rows[i].clone();
      for (int j = 0; j < deviations.length; j++) {
        changed[i][j] += (float) (share * deviations[j] * random.nextGaussian());
      }
    }
    return changed;
  }

  private static Stress measured(String change, Scorer model, float[][] rows, int[] labels) {
    RankingMetrics.Values values = new RankingMetrics(model.score(rows), labels).values();
    return new Stress(change, values.rocAuc(), values.prAuc(), null);
  }

  private static double[] deviations(float[][] rows) {
    double[] deviations = new double[rows[0].length];
    for (int j = 0; j < deviations.length; j++) {
      double sum = 0;
      double squares = 0;
      for (float[] row : rows) {
        sum += row[j];
        squares += (double) row[j] * row[j];
      }
      double mean = sum / rows.length;
      deviations[j] = Math.sqrt(Math.max(0, squares / rows.length - mean * mean));
    }
    return deviations;
  }
}
