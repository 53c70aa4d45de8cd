// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of several models on the same rows, with intervals, and paired tests of their
 * differences. ROC-AUC goes by {@link DeLong}; all others by one bootstrap whose resamples all
 * models share.
 */
public final class SideBySide {
  private final List<DeLong> areas = new ArrayList<>();
  private final List<double[]> points = new ArrayList<>();

  /** By model, figure and resample. */
  private final double[][][] resampled;

  /**
   * Measures.
   *
   * @param models each model's scores of all rows
   * @param resamples at least 40
   * @throws net.concordat.inference.support.InvalidInputException if the rows lack a class
   */
  public SideBySide(List<double[]> models, TestRows rows, DecisionRule rule, int resamples) {
    Resamples draws = new Resamples(rows);
    List<ModelMeasures> measures = new ArrayList<>();
    for (double[] scores : models) {
      ModelMeasures measured = new ModelMeasures(scores, rows, rule);
      measures.add(measured);
      areas.add(new DeLong(scores, rows));
      points.add(measured.figures());
    }
    this.resampled = new double[models.size()][Figure.values().length][resamples];
    for (int draw = 0; draw < resamples; draw++) {
      int[] times = draws.times(draw);
      for (int model = 0; model < models.size(); model++) {
        double[] figures = measures.get(model).figures(times);
        for (int figure = 0; figure < figures.length; figure++) {
          resampled[model][figure][draw] = figures[figure];
        }
      }
    }
  }

  /** All figures of a model, by {@link Figure#key}. */
  public Map<String, Interval> figures(int model) {
    Map<String, Interval> figures = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      figures.put(
          figure.key(),
          figure == Figure.ROC_AUC
              ? areas.get(model).interval()
              : Interval.percentile(
                  points.get(model)[figure.ordinal()], resampled[model][figure.ordinal()]));
    }
    return figures;
  }

  /** All figures of a model minus another's, by {@link Figure#key}. */
  public Map<String, Difference> differences(int model, int other) {
    Map<String, Difference> differences = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      differences.put(
          figure.key(),
          figure == Figure.ROC_AUC
              ? areas.get(model).minus(areas.get(other))
              : bootstrapped(figure.ordinal(), model, other));
    }
    return differences;
  }

  private Difference bootstrapped(int figure, int model, int other) {
    double[] first = resampled[model][figure];
    double[] second = resampled[other][figure];
    double[] differences = new double[first.length];
    for (int draw = 0; draw < differences.length; draw++) {
      differences[draw] = first[draw] - second[draw];
    }
    return Difference.paired(points.get(model)[figure] - points.get(other)[figure], differences);
  }
}
