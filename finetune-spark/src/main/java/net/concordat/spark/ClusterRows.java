// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.Arrays;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.GradientSource;
import net.concordat.worker.training.PassOrder;
import net.concordat.worker.training.RemoteRows;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.FusedNetwork;

/**
 * Some of a cluster's rows, in an order of their own.
 *
 * @param numbers their places among all rows
 */
record ClusterRows(ClusterData data, int[] numbers) implements RemoteRows {
  @Override
  public int size() {
    return numbers.length;
  }

  @Override
  public int width() {
    return data.width();
  }

  @Override
  public int label(int row) {
    return data.facts(numbers[row]).labels()[data.place(numbers[row])];
  }

  @Override
  public void copy(int row, float[] into, int offset) {
    throw new IllegalStateException("The driver has no inputs of rows");
  }

  @Override
  public long customer(int row) {
    return data.facts(numbers[row]).customers()[data.place(numbers[row])];
  }

  @Override
  public long time(int row) {
    return data.facts(numbers[row]).times()[data.place(numbers[row])];
  }

  @Override
  public ClusterRows select(int[] places) {
    return new ClusterRows(data, Arrays.stream(places).map(place -> numbers[place]).toArray());
  }

  /** Brings some of these rows here, from the first on. */
  LabelledRows first(int most) {
    int[] wanted = Arrays.copyOf(numbers, Math.min(most, numbers.length));
    return new LabelledRows(data.inputs(wanted), new int[wanted.length]);
  }

  @Override
  public GradientSource gradients(FusedNetwork network, BinaryLoss loss, PassOrder order) {
    return new ClusterGradients(this, network, loss, order);
  }

  @Override
  public double[] score(FusedNetwork network) {
    return data.score(NetworkForm.of(network), network.parameters().clone(), numbers);
  }
}
