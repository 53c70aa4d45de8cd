// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.robustness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.explanation.InputBlock;

/**
 * A simple attack: somebody who can ask the model for scores changes a few features of an event
 * until it is no longer flagged. Greedy: of all changes of one feature, the one that lowers the
 * score most is made, then the next. A feature only takes values of rows without the event, at five
 * quantiles of each of its inputs, so that changed rows look ordinary feature by feature. A
 * determined attacker does better than this.
 *
 * @param features which could be changed
 * @param attacked flagged events that were tried, at most 200
 * @param evaded share of them that is not flagged after one change, after two, and after three;
 *     with Wilson's intervals
 */
public record Evasion(List<String> features, int attacked, List<Interval> evaded) {
  private static final int MOST_ATTACKED = 200;
  private static final int CHANGES = 3;
  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

  /** One change: a block from another row. */
  private record Change(InputBlock block, float[] from) {}

  /**
   * Attacks the flagged events, the first ones where there are many.
   *
   * @param mutable the features that an attacker can choose
   * @param threshold from which on a row is flagged
   */
  public static Evasion of(
      Scorer model, LabelledRows rows, List<InputBlock> mutable, double threshold) {
    List<Change> changes =
        mutable.stream().flatMap(block -> changes(block, rows).stream()).toList();
    double[] scores = model.score(rows.features());
    int[] flagged =
        IntStream.range(0, rows.size())
            .filter(i -> rows.labels()[i] == 1 && scores[i] >= threshold)
            .limit(MOST_ATTACKED)
            .toArray();
    int[] evaded = new int[CHANGES];
    for (int event : flagged) {
      int needed = needed(model, rows.features()[event], changes, threshold);
      for (int change = needed; change <= CHANGES; change++) {
        evaded[change - 1]++;
      }
    }
    List<Interval> shares = new ArrayList<>();
    for (int count : flagged.length == 0 ? new int[0] : evaded) {
      shares.add(Interval.wilson(count, flagged.length));
    }
    return new Evasion(mutable.stream().map(InputBlock::feature).toList(), flagged.length, shares);
  }

  /** How many changes it takes; more than are allowed where they do not suffice. */
  private static int needed(Scorer model, float[] event, List<Change> changes, double threshold) {
    float[] row = event;
    for (int change = 1; change <= CHANGES; change++) {
      float[] now = row;
      float[][] tried =
          changes.stream().map(next -> next.block().with(now, next.from())).toArray(float[][]::new);
      double[] scores = model.score(tried);
      int best =
          IntStream.range(0, scores.length)
              .boxed()
              .min(Comparator.comparingDouble(i -> scores[i]))
              .orElseThrow();
      if (scores[best] < threshold) {
        return change;
      }
      row = tried[best];
    }
    return CHANGES + 1;
  }

  private static List<Change> changes(InputBlock block, LabelledRows rows) {
    int[] ordinary = IntStream.range(0, rows.size()).filter(i -> rows.labels()[i] == 0).toArray();
    List<Change> changes = new ArrayList<>();
    for (int j = block.from(); j < block.from() + block.width(); j++) {
      int input = j;
      int[] sorted =
          IntStream.of(ordinary)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> rows.features()[i][input]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (double quantile : QUANTILES) {
        int place = sorted[(int) Math.round(quantile * (sorted.length - 1))];
        changes.add(new Change(block, rows.features()[place]));
      }
    }
    return changes;
  }
}
