// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import java.util.List;
import net.concordat.worker.training.fused.FusedNetwork;

/**
 * Which share sums which rows in a pass. A step's rows are cut into the chunks that the worker cuts
 * them into, and shares take chunks in turn.
 *
 * @param steps where the rows of each step come in the pass
 * @param stride how many chunks a step has as a rule
 * @param shares how many
 */
record PassPlan(Places steps, int stride, int shares) implements Serializable {
  /**
   * Of steps with these rows.
   *
   * @param batchSize rows of a step as a rule
   */
  static PassPlan of(List<int[]> steps, int batchSize, int shares) {
    Places places = Places.of(steps.stream().map(rows -> rows.length).toList());
    return new PassPlan(places, chunks(batchSize), shares);
  }

  /** The share of the row that comes at this position of the pass, from 0. */
  int share(int position) {
    return share(steps.share(position), steps.place(position) / FusedNetwork.CHUNK);
  }

  /** The share of a step's chunk. */
  int share(int step, int chunk) {
    return (int) (((long) step * stride + chunk) % shares);
  }

  /** How many chunks a step has. */
  int chunksOf(int step) {
    return chunks(rowsOf(step));
  }

  /** The position of a chunk's first row. */
  int first(int step, int chunk) {
    return steps.row(step, chunk * FusedNetwork.CHUNK);
  }

  /** How many rows a chunk has. */
  int rows(int step, int chunk) {
    return Math.min(FusedNetwork.CHUNK, rowsOf(step) - chunk * FusedNetwork.CHUNK);
  }

  private int rowsOf(int step) {
    return steps.row(step + 1, 0) - steps.row(step, 0);
  }

  private static int chunks(int rows) {
    return (rows + FusedNetwork.CHUNK - 1) / FusedNetwork.CHUNK;
  }
}
