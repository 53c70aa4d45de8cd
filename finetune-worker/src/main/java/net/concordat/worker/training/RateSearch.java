// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Optimizer;

/** Tries growing rates on a network and puts its weights back; see {@link RateFinder}. */
final class RateSearch {
  private static final double LEAST = 1e-6;
  private static final double MOST = 1;
  private static final double SMOOTHING = 0.9;
  private static final double SOARING = 4;

  private final FusedNetwork network;
  private final GradientSource source;
  private final PassOrder order;
  private final Rows rows;
  private final Objective objective;

  RateSearch(
      FusedNetwork network,
      GradientSource source,
      PassOrder order,
      Rows rows,
      Objective objective) {
    this.network = network;
    this.source = source;
    this.order = order;
    this.rows = rows;
    this.objective = objective;
  }

  /** The rate that was found, at most {@code limit}. */
  double find(Optimizer optimizer, int count, double limit) {
    float[] kept = network.parameters().clone();
    double smoothed = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double best = LEAST;
    for (int i = 0; i < count; i++) {
      double rate = LEAST * StrictMath.pow(MOST / LEAST, i / (count - 1.0));
      int pass = i / source.stepsAPass();
      int step = i % source.stepsAPass();
      Rows batch = rows.select(order.places(pass, step));
      double now = objective.mean(network, batch);
      smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * now;
      double unbiased = smoothed / (1 - StrictMath.pow(SMOOTHING, i + 1));
      if (unbiased > SOARING * lowest) {
        break;
      }
      if (unbiased < lowest) {
        lowest = unbiased;
        best = rate;
      }
      optimizer.update(network, source.sum(pass, step), source.rows(step), rate);
    }
    System.arraycopy(kept, 0, network.parameters(), 0, kept.length);
    network.prepare();
    return Math.max(LEAST, Math.min(limit, best / 10));
  }
}
