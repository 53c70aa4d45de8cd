// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Recalibration by the rising function that fits best by squares, found by pooling adjacent
 * violators (Ayer et al., 1955; Zadrozny and Elkan, KDD 2002). Between the scores of two pools it
 * is the straight line, as in scikit-learn's {@code IsotonicRegression}.
 *
 * @param pools from the lowest scores to the highest
 */
public record IsotonicRegression(List<Pool> pools) {
  /** Keeps its own list. */
  public IsotonicRegression {
    pools = List.copyOf(pools);
  }

  /**
   * Scores that get one value.
   *
   * @param low the lowest of them
   * @param high the highest of them
   * @param value the share of events among their rows
   * @param rows how many there are
   */
  public record Pool(double low, double high, double value, double rows) {
    private Pool with(Pool next) {
      double both = rows + next.rows;
      return new Pool(low, next.high, (value * rows + next.value * next.rows) / both, both);
    }
  }

  /** Fits to rows, at least one. */
  public static IsotonicRegression fit(double[] scores, int[] labels) {
    int[] places = RankingMetrics.descending(scores);
    List<Pool> pools = new ArrayList<>();
    for (int i = places.length - 1; i >= 0; ) {
      double score = scores[places[i]];
      Pool tied = new Pool(score, score, labels[places[i]], 1);
      for (i--; i >= 0 && scores[places[i]] == score; i--) {
        tied = tied.with(new Pool(score, score, labels[places[i]], 1));
      }
      add(pools, tied);
    }
    return new IsotonicRegression(pools);
  }

  /** A probability, recalibrated. */
  public double apply(double score) {
    int next = firstFrom(score);
    if (next == 0) {
      return pools.get(0).value;
    }
    Pool before = pools.get(next - 1);
    if (next == pools.size() || score <= before.high) {
      return before.value;
    }
    Pool after = pools.get(next);
    double share = (score - before.high) / (after.low - before.high);
    return before.value + share * (after.value - before.value);
  }

  /** The first pool that begins above a score. */
  private int firstFrom(double score) {
    int from = 0;
    int to = pools.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (pools.get(middle).low <= score) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static void add(List<Pool> pools, Pool next) {
    Pool pool = next;
    while (!pools.isEmpty() && pools.get(pools.size() - 1).value >= pool.value) {
      pool = pools.remove(pools.size() - 1).with(pool);
    }
    pools.add(pool);
  }
}
