// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.util.Collections;
import java.util.stream.IntStream;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.Batch;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Gradients;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.fused.PartRule;

/** Fused steps of Adam on the bench's net, one after the other through its rows, on one thread. */
final class PlainSteps implements AutoCloseable {
  private final LabelledRows rows;
  private final int batch;
  private final FusedNetwork network = FusedNetwork.of(Scene.SHAPE, Scene.start(), Dropouts.NONE);
  private final Gradients gradients =
      new Gradients(network, new BinaryLoss(1, 1, 0), Gradients.ErrorRule.NONE, 1);
  private final Optimizer optimizer =
      new Optimizer(
          Optimizer.Kind.ADAM,
          Collections.nCopies(network.slices().size(), new PartRule(1, 0, 0)),
          network);

  PlainSteps(LabelledRows rows, int batch) {
    this.rows = rows;
    this.batch = batch;
  }

  /** Takes so many steps; gives the seconds that took. */
  double take(int count) {
    long begin = System.nanoTime();
    for (int step = 0; step < count; step++) {
      int at = (int) ((long) step * batch % (rows.size() - batch + 1));
      int[] places = IntStream.range(at, at + batch).toArray();
      optimizer.update(network, gradients.sum(new Batch(rows, places, step)), batch, Scene.RATE);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  FusedNetwork network() {
    return network;
  }

  @Override
  public void close() {
    gradients.close();
  }
}
