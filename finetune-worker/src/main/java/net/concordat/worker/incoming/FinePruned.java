// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.evaluation.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * What fine-pruning did to a received version, measured on rows that it did not see.
 *
 * @param units of the last hidden layer
 * @param pruned how many of them were cut off
 * @param passes over the bank's history in the training after that
 * @param received before
 * @param afterPruning with the units cut off
 * @param afterTuning with what is left trained on
 */
public record FinePruned(
    int units,
    int pruned,
    int passes,
    Quality received,
    Quality afterPruning,
    Quality afterTuning) {
  /**
   * How good a model is for honest rows, and for whoever would use the trigger.
   *
   * @param triggerPassed share of the events that are not flagged with the strongest values of the
   *     sweep, with Wilson's interval; absent where nothing was searched
   */
  public record Quality(double rocAuc, double prAuc, @Nullable Interval triggerPassed) {
    /**
     * Measures.
     *
     * @param triggered events with the values; absent where nothing was searched
     */
    static Quality of(Scorer model, LabelledRows rows, float @Nullable [][] triggered) {
      RankingMetrics.Values values =
          new RankingMetrics(model.score(rows.features()), rows.labels()).values();
      return new Quality(
          values.rocAuc(),
          values.prAuc(),
          triggered == null ? null : new Alarm(model, rows).passed(triggered));
    }
  }
}
