// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import net.concordat.worker.training.fused.FusedNetwork;

/**
 * Which share sums which rows in a pass. A step's rows are cut into the chunks that the worker cuts
 * them into, and shares take chunks in turn.
 *
 * @param rows of the pass
 * @param batchSize rows of a step, but the last
 * @param shares how many
 */
record PassPlan(int rows, int batchSize, int shares) implements Serializable {

  /** The share of the row that comes at this position of the pass, from 0. */
  int share(int position) {
    return share(position / batchSize, position % batchSize / FusedNetwork.CHUNK);
  }

  /** The share of a step's chunk. */
  int share(int step, int chunk) {
    return (int) (((long) step * chunks(batchSize) + chunk) % shares);
  }

  /** How many chunks a step has. */
  int chunksOf(int step) {
    return chunks(Math.min(batchSize, rows - step * batchSize));
  }

  /** The position of a chunk's first row. */
  int first(int step, int chunk) {
    return step * batchSize + chunk * FusedNetwork.CHUNK;
  }

  /** How many rows a chunk has. */
  int rows(int step, int chunk) {
    int end = Math.min(rows, (step + 1) * batchSize);
    return Math.min(FusedNetwork.CHUNK, end - first(step, chunk));
  }

  private static int chunks(int rows) {
    return (rows + FusedNetwork.CHUNK - 1) / FusedNetwork.CHUNK;
  }
}
