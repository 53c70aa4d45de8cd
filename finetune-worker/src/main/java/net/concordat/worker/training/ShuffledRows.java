// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Arrays;
import java.util.Random;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.Batch;
import net.concordat.worker.training.fused.Gradients;

/** All rows in each pass, in an order that follows from seed and pass. */
final class ShuffledRows implements GradientSource {
  private final LabelledRows rows;
  private final int batchSize;
  private final long seed;
  private final Gradients gradients;
  private int orderedPass = -1;
  private int[] order = new int[0];

  /** The rows of a fit; the seed gives their order. */
  ShuffledRows(LabelledRows rows, int batchSize, long seed, Gradients gradients) {
    this.rows = rows;
    this.batchSize = batchSize;
    this.seed = seed;
    this.gradients = gradients;
  }

  @Override
  public int stepsAPass() {
    return (rows.size() + batchSize - 1) / batchSize;
  }

  @Override
  public float[] sum(int pass, int step) {
    return gradients.sum(new Batch(rows, places(pass, step), (long) pass * stepsAPass() + step));
  }

  /** The rows of a step. */
  int[] places(int pass, int step) {
    if (pass != orderedPass) {
      order = shuffled(rows.size(), new Random(seed + 0x9e3779b97f4a7c15L * pass));
      orderedPass = pass;
    }
    int from = step * batchSize;
    return Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize));
  }

  @Override
  public double rows(int step) {
    return Math.min(batchSize, rows.size() - step * batchSize);
  }

  @Override
  public void close() {
    gradients.close();
  }

  private static int[] shuffled(int size, Random random) {
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      places[i] = places[j];
      places[j] = i;
    }
    return places;
  }
}
