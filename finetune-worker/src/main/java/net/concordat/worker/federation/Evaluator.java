// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.worker.artifact.Architecture;
import net.concordat.worker.data.Rows;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.training.Network;

/**
 * A member that measures global models on a holdout of its own.
 *
 * @param member its name
 * @param holdout rows that nobody trains on, with both labels
 */
public record Evaluator(String member, Rows holdout) {
  /** What it measures of a model. */
  RankingMetrics.Values measure(Architecture shape, float[] weights) {
    return new RankingMetrics(Network.of(shape, weights).score(holdout), holdout.labels()).values();
  }
}
