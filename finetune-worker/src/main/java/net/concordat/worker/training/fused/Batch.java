// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import net.concordat.worker.data.Rows;

/**
 * The rows of one step.
 *
 * @param rows all rows
 * @param places which of them, in the order in which gradients are summed
 * @param step counted from 0; what is dropped depends on it
 */
public record Batch(Rows rows, int[] places, long step) {
  int chunks() {
    return (places.length + FusedNetwork.CHUNK - 1) / FusedNetwork.CHUNK;
  }

  /** Puts one chunk into a workspace. */
  void load(int chunk, Workspace into) {
    int first = chunk * FusedNetwork.CHUNK;
    into.at(step);
    into.load(rows, places, first, Math.min(FusedNetwork.CHUNK, places.length - first));
  }
}
