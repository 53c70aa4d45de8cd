// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.Arrays;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.GradientSource;
import net.concordat.worker.training.PassOrder;
import net.concordat.worker.training.RemoteRows;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.privacy.ClippedSums;
import net.concordat.worker.training.privacy.StepDraws;

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
    return new ClusterRows(data, numbers(places));
  }

  /** The numbers among all rows of some of these. */
  int[] numbers(int[] places) {
    return Arrays.stream(places).map(place -> numbers[place]).toArray();
  }

  /** Brings some of these rows here, from the first on. */
  LabelledRows first(int most) {
    int[] wanted = Arrays.copyOf(numbers, Math.min(most, numbers.length));
    return new LabelledRows(data.inputs(wanted), new int[wanted.length]);
  }

  @Override
  public GradientSource gradients(FusedNetwork network, Loss loss, PassOrder order) {
    return new ClusterGradients(this, network, loss, order);
  }

  @Override
  public ClippedSums clippedSums(FusedNetwork network, Loss loss, StepDraws draws, int stepsAPass) {
    return new ClusterClippedSums(this, network, loss, draws, stepsAPass);
  }

  @Override
  public double[] score(FusedNetwork network) {
    return data.measure(ScoreShare.Measure.SCORE, network, numbers);
  }

  @Override
  public double[] errors(FusedNetwork network) {
    return data.measure(ScoreShare.Measure.ERROR, network, numbers);
  }

  @Override
  public boolean differ() {
    return data.differ(numbers);
  }
}
