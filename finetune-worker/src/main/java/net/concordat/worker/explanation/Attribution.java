// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.worker.data.Rows;
import net.concordat.worker.evaluation.Scorer;

/**
 * What each feature adds to one row's probability, by integrated gradients (Sundararajan, Taly and
 * Yan, Axiomatic Attribution for Deep Networks, ICML 2017): the slope along the straight line from
 * a baseline to the row, integrated. Slopes are central differences of scores, so any model will
 * do. The parts must add up to the difference of the two scores; how far they are from it is
 * reported.
 *
 * @param row its number, from 1
 * @param score what the model gives it
 * @param baseline what the model gives the baseline
 * @param parts by feature, those that matter most first
 * @param gap distance between the sum of the parts and {@code score - baseline}
 */
public record Attribution(
    int row, double score, double baseline, Map<String, Double> parts, double gap) {
  private static final int STEPS = 256;

  /** Small beside a standard deviation, large beside float's rounding. */
  private static final float HALF_STEP = 0.005f;

  /** A baseline: the mean of the inputs of rows without the event. */
  public static float[] baseline(Rows rows) {
    double[] sums = new double[rows.width()];
    float[] row = new float[rows.width()];
    int count = 0;
    for (int i = 0; i < rows.size(); i++) {
      rows.copy(i, row, 0);
      for (int j = 0; j < sums.length && rows.label(i) == 0; j++) {
        sums[j] += row[j];
      }
      count += 1 - rows.label(i);
    }
    float[] mean = new float[sums.length];
    for (int j = 0; j < mean.length; j++) {
      mean[j] = (float) (sums[j] / count);
    }
    return mean;
  }

  /**
   * Explains a row.
   *
   * @param number of the row, from 1
   */
  public static Attribution of(
      Scorer model, int number, float[] row, float[] baseline, List<InputBlock> blocks) {
    double[] slopes = slopes(model, row, baseline);
    double[] ends = model.score(new float[][] {row, baseline});
    Map<String, Double> parts = new LinkedHashMap<>();
    double sum = 0;
    for (InputBlock block : blocks) {
      double part = 0;
      for (int j = block.from(); j < block.from() + block.width(); j++) {
        part += slopes[j] * (row[j] - baseline[j]);
      }
      parts.put(block.feature(), part);
      sum += part;
    }
    Map<String, Double> sorted = new LinkedHashMap<>();
    parts.entrySet().stream()
        .sorted((a, b) -> Double.compare(Math.abs(b.getValue()), Math.abs(a.getValue())))
        .forEach(part -> sorted.put(part.getKey(), part.getValue()));
    return new Attribution(number, ends[0], ends[1], sorted, Math.abs(sum - (ends[0] - ends[1])));
  }

  /** The mean slope of each input along the line. */
  private static double[] slopes(Scorer model, float[] row, float[] baseline) {
    List<float[]> asked = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      float[] at = between(row, baseline, (step + 0.5f) / STEPS);
      for (int j = 0; j < row.length; j++) {
        if (row[j] != baseline[j]) {
          asked.add(moved(at, j, HALF_STEP));
          asked.add(moved(at, j, -HALF_STEP));
        }
      }
    }
    double[] scores = model.score(asked.toArray(float[][]::new));
    double[] slopes = new double[row.length];
    int next = 0;
    for (int step = 0; step < STEPS; step++) {
      for (int j = 0; j < row.length; j++) {
        if (row[j] != baseline[j]) {
          slopes[j] += (scores[next] - scores[next + 1]) / (2 * HALF_STEP) / STEPS;
          next += 2;
        }
      }
    }
    return slopes;
  }

  private static float[] between(float[] row, float[] baseline, float share) {
    float[] at = new float[row.length];
    for (int j = 0; j < at.length; j++) {
      at[j] = baseline[j] + share * (row[j] - baseline[j]);
    }
    return at;
  }

  private static float[] moved(float[] at, int input, float by) {
    float[] moved = at.clone();
    moved[input] += by;
    return moved;
  }
}
