// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import java.util.stream.IntStream;
import net.concordat.worker.data.Rows;

/**
 * Measures what batch normalisation keeps: mean and variance of each unit over rows, with nothing
 * dropped, layer by layer from the inputs on, since a later layer sees what an earlier one made.
 */
public final class Statistics {
  /** On how many rows statistics are measured at most. */
  public static final int MOST_ROWS = 16_384;

  private Statistics() {}

  /** Renews the statistics of each layer that learns, on at most the first 16,384 rows. */
  public static void measure(FusedNetwork network, Rows rows) {
    FusedNetwork still = network.with(Dropouts.NONE);
    int[] places = IntStream.range(0, Math.min(rows.size(), MOST_ROWS)).toArray();
    for (int part = 0; part < network.slices().size(); part++) {
      Slice slice = network.slices().get(part);
      if (slice.keepsStatistics() && network.learns(part)) {
        measure(still, slice, new Batch(rows, places, 0));
      }
    }
    network.prepare();
  }

  private static void measure(FusedNetwork network, Slice slice, Batch batch) {
    int units = slice.part().units();
    double[] sums = new double[units];
    double[] squares = new double[units];
    Workspace chunk = network.workspace();
    for (int i = 0; i < batch.chunks(); i++) {
      batch.load(i, chunk);
      network.forward(chunk);
      Grid values = network.intoPart(chunk, slice);
      for (int row = 0; row < chunk.rows(); row++) {
        for (int j = 0; j < units; j++) {
          double value = values.values()[values.row(row) + j];
          sums[j] += value;
          squares[j] += value * value;
        }
      }
    }
    int count = batch.places().length;
    for (int j = 0; j < units; j++) {
      double mean = sums[j] / count;
      network.parameters()[slice.offset() + units + j] = (float) mean;
      network.parameters()[slice.offset() + 2 * units + j] =
          (float) Math.max(0, squares[j] / count - mean * mean);
    }
    network.prepare();
  }
}
