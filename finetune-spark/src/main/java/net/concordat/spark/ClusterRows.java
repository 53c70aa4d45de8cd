// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.Arrays;
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
    return data.label(numbers[row]);
  }

  @Override
  public void copy(int row, float[] into, int offset) {
    throw elsewhere();
  }

  @Override
  public long customer(int row) {
    throw elsewhere();
  }

  @Override
  public long time(int row) {
    throw elsewhere();
  }

  private static IllegalStateException elsewhere() {
    return new IllegalStateException("The driver has no rows, but their labels alone");
  }

  @Override
  public ClusterRows select(int[] places) {
    return new ClusterRows(data, Arrays.stream(places).map(place -> numbers[place]).toArray());
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
