// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.comparison;

import java.util.List;
import java.util.function.ToDoubleFunction;
import net.concordat.worker.evaluation.RankingMetrics;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * A two-sided paired t-test over the seeds. Test rows, and the shared model, are the same for every
 * seed, so it speaks about the draw of the history and the initialisation, not about other test
 * rows.
 *
 * @param p probability of a mean difference at least this far from 0, were there none
 * @param meanDifference first minus second
 */
public record PairedTest(double p, double meanDifference) {
  /** Differences smaller than this are one and the same number. */
  private static final double SAME = 1e-12;

  static PairedTest of(double[] first, double[] second) {
    double[] differences = new double[first.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = first[i] - second[i];
    }
    Metric difference = Metric.of(differences);
    if (difference.sd() < SAME) {
      // Without any spread the statistic is not defined: all seeds agree, or nothing differs.
      return new PairedTest(Math.abs(difference.mean()) < SAME ? 1 : 0, difference.mean());
    }
    return new PairedTest(new TTest().pairedTTest(first, second), difference.mean());
  }

  /** The tests of two models on the two areas. */
  public record Pair(PairedTest prAuc, PairedTest rocAuc) {
    static Pair of(List<RankingMetrics.Values> first, List<RankingMetrics.Values> second) {
      return new Pair(
          test(first, second, RankingMetrics.Values::prAuc),
          test(first, second, RankingMetrics.Values::rocAuc));
    }

    private static PairedTest test(
        List<RankingMetrics.Values> first,
        List<RankingMetrics.Values> second,
        ToDoubleFunction<RankingMetrics.Values> figure) {
      return PairedTest.of(
          first.stream().mapToDouble(figure).toArray(),
          second.stream().mapToDouble(figure).toArray());
    }
  }

  boolean better() {
    return p < 0.05 && meanDifference > 0;
  }

  boolean worse() {
    return p < 0.05 && meanDifference < 0;
  }
}
