// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.comparison;

import java.util.List;
import java.util.function.ToDoubleFunction;
import net.concordat.worker.evaluation.RankingMetrics;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Mean and sample standard deviation of a figure over the seeds. */
public record Metric(double mean, double sd) {
  static Metric of(double[] values) {
    SummaryStatistics statistics = new SummaryStatistics();
    for (double value : values) {
      statistics.addValue(value);
    }
    return new Metric(statistics.getMean(), statistics.getStandardDeviation());
  }

  /** The three figures of one model. */
  public record Triple(Metric rocAuc, Metric prAuc, Metric recallAtFpr1) {
    static Triple of(List<RankingMetrics.Values> runs) {
      return new Triple(
          over(runs, RankingMetrics.Values::rocAuc),
          over(runs, RankingMetrics.Values::prAuc),
          over(runs, RankingMetrics.Values::recallAtFpr1));
    }

    private static Metric over(
        List<RankingMetrics.Values> runs, ToDoubleFunction<RankingMetrics.Values> figure) {
      return Metric.of(runs.stream().mapToDouble(figure).toArray());
    }
  }
}
