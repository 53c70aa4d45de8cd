// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.util.List;

/**
 * What the clients train from, with what a strategy remembers from round to round. Whoever
 * aggregates next goes on from it, so it holds all of the state there is.
 *
 * @param weights in the form of the model's parameters
 * @param memory of the strategy, each as long as the weights; empty before the first round
 */
public record GlobalModel(float[] weights, List<double[]> memory) {
  /** Before the first round. */
  public static GlobalModel of(float[] weights) {
    return new GlobalModel(weights, List.of());
  }

  GlobalModel moved(double[] step, List<double[]> newMemory) {
    float[] next = new float[weights.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = (float) (weights[i] + step[i]);
    }
    return new GlobalModel(next, newMemory);
  }
}
