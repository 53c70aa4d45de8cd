// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.robustness;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import net.concordat.worker.evaluation.RankingMetrics;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * How much a model depends on the seed of its training.
 *
 * @param seeds how many models were trained, each with another seed
 * @param figures by name
 * @param meanDeviation standard deviation of a row's score over the seeds, as a mean over the rows
 * @param undecided share of rows that some of the models flag and others do not
 */
public record Stability(
    int seeds, Map<String, Spread> figures, double meanDeviation, double undecided) {

  /** A figure over the seeds; sd is the sample's. */
  public record Spread(double mean, double sd, double least, double greatest) {
    private static Spread of(SummaryStatistics values) {
      return new Spread(
          values.getMean(), values.getStandardDeviation(), values.getMin(), values.getMax());
    }
  }

  /**
   * Measures.
   *
   * @param models each model's scores of the same rows, at least two models
   */
  public static Stability of(List<double[]> models, int[] labels, double threshold) {
    List<RankingMetrics.Values> values =
        models.stream().map(scores -> new RankingMetrics(scores, labels).values()).toList();
    Map<String, Spread> figures = new LinkedHashMap<>();
    figures.put("rocAuc", spread(values, RankingMetrics.Values::rocAuc));
    figures.put("prAuc", spread(values, RankingMetrics.Values::prAuc));
    figures.put("recallAtFpr1", spread(values, RankingMetrics.Values::recallAtFpr1));
    figures.put("brierScore", spread(values, RankingMetrics.Values::brierScore));
    double deviations = 0;
    int undecided = 0;
    for (int i = 0; i < labels.length; i++) {
      int row = i;
      double[] scores = models.stream().mapToDouble(model -> model[row]).toArray();
      deviations += spread(scores).getStandardDeviation();
      long flagged = Arrays.stream(scores).filter(score -> score >= threshold).count();
      undecided += flagged > 0 && flagged < scores.length ? 1 : 0;
    }
    return new Stability(
        models.size(), figures, deviations / labels.length, (double) undecided / labels.length);
  }

  private static Spread spread(
      List<RankingMetrics.Values> values, ToDoubleFunction<RankingMetrics.Values> figure) {
    return Spread.of(spread(values.stream().mapToDouble(figure).toArray()));
  }

  private static SummaryStatistics spread(double[] values) {
    SummaryStatistics statistics = new SummaryStatistics();
    Arrays.stream(values).forEach(statistics::addValue);
    return statistics;
  }
}
