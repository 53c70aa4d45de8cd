// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.worker.artifact.Weights;

/**
 * How far a layer's weights are from the parent's.
 *
 * @param layer counted from 1
 * @param relative length of the change over the length of the parent's weights
 * @param largestShare share of the squared change that is in the hundredth of the weights that
 *     changed most: near 1 where a few weights were set by hand
 */
public record WeightChange(int layer, double relative, double largestShare) {
  /**
   * Compares layer by layer.
   *
   * @return nothing where the two have another shape
   */
  public static List<WeightChange> of(Weights version, Weights parent) {
    List<WeightChange> changes = new ArrayList<>();
    if (version.layers().size() != parent.layers().size()) {
      return changes;
    }
    for (int i = 0; i < version.layers().size(); i++) {
      float[] now = version.layers().get(i).kernel();
      float[] before = parent.layers().get(i).kernel();
      if (now.length != before.length) {
        return List.of();
      }
      changes.add(of(i + 1, now, before));
    }
    return changes;
  }

  private static WeightChange of(int layer, float[] now, float[] before) {
    double[] squares = new double[now.length];
    double length = 0;
    for (int j = 0; j < now.length; j++) {
      squares[j] = (double) (now[j] - before[j]) * (now[j] - before[j]);
      length += (double) before[j] * before[j];
    }
    Arrays.sort(squares);
    double all = Arrays.stream(squares).sum();
    int most = Math.max(1, now.length / 100);
    double largest = Arrays.stream(squares, now.length - most, now.length).sum();
    return new WeightChange(
        layer, Math.sqrt(all / Math.max(length, 1e-30)), all == 0 ? 0 : largest / all);
  }
}
