// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.List;
import java.util.stream.IntStream;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.GradientSource;
import net.concordat.worker.training.PassOrder;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.fused.Statistics;
import org.jspecify.annotations.Nullable;

/** Gradients that a cluster sums; before each pass its rows are dealt anew. */
final class ClusterGradients implements GradientSource {
  private final ClusterRows rows;
  private final FusedNetwork network;
  private final Loss loss;
  private final PassOrder order;
  private @Nullable LabelledRows measured;
  private int dealtPass = -1;
  private @Nullable DealtPass dealt;

  ClusterGradients(ClusterRows rows, FusedNetwork network, Loss loss, PassOrder order) {
    this.rows = rows;
    this.network = network;
    this.loss = loss;
    this.order = order;
  }

  @Override
  public int stepsAPass() {
    return order.stepsAPass();
  }

  @Override
  public double rows(int step) {
    return order.rows(step);
  }

  @Override
  public void beginPass() {
    boolean measures =
        IntStream.range(0, network.slices().size())
            .anyMatch(part -> network.slices().get(part).keepsStatistics() && network.learns(part));
    if (measures) {
      if (measured == null) {
        measured = rows.first(Statistics.MOST_ROWS);
      }
      Statistics.measure(network, measured);
    }
  }

  @Override
  public float[] sum(int pass, int step) {
    return pass(pass).sum(step, order.stepOfRun(pass, step), null);
  }

  @Override
  public double loss() {
    return dealt == null ? Double.NaN : dealt.loss();
  }

  private DealtPass pass(int pass) {
    DealtPass current = dealt;
    if (current == null || pass != dealtPass) {
      close();
      current = new DealtPass(rows.data(), network, loss, steps(pass), order.batchSize());
      dealt = current;
      dealtPass = pass;
    }
    return current;
  }

  private List<int[]> steps(int pass) {
    return IntStream.range(0, order.stepsAPass())
        .mapToObj(step -> order.places(pass, step))
        .map(rows::numbers)
        .toList();
  }

  @Override
  public void close() {
    if (dealt != null) {
      dealt.close();
    }
  }
}
