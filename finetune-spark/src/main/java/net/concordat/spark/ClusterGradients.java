// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.GradientSource;
import net.concordat.worker.training.PassOrder;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Statistics;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Gradients that a cluster sums. Before each pass its rows are dealt anew, so that each chunk of 64
 * rows is on one machine; in a step each task sums its chunks, and the driver adds the sums in the
 * order of the chunks. That is what the worker's threads do, and so the bits are theirs, however
 * many shares and machines there are, and whichever of them are lost on the way.
 */
final class ClusterGradients implements GradientSource {
  private final ClusterData data;
  private final ClusterRows rows;
  private final FusedNetwork network;
  private final LossForm loss;
  private final PassOrder order;
  private final float[] sum;
  private @Nullable LabelledRows measured;
  private int dealtPass = -1;
  private @Nullable JavaRDD<PassShare> dealt;
  private @Nullable Broadcast<int[]> positions;

  ClusterGradients(ClusterRows rows, FusedNetwork network, BinaryLoss loss, PassOrder order) {
    this.data = rows.data();
    this.rows = rows;
    this.network = network;
    this.loss = LossForm.of(loss);
    this.order = order;
    this.sum = new float[network.parameters().length];
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
    boolean[] learning = new boolean[network.slices().size()];
    for (int part = 0; part < learning.length; part++) {
      learning[part] = network.learns(part);
    }
    SumStep task =
        new SumStep(step, order.stepOfRun(pass, step), network.parameters().clone(), learning);
    Arrays.fill(sum, 0);
    pass(pass).map(task).collect().stream()
        .flatMap(List::stream)
        .sorted((a, b) -> Integer.compare(a.chunk(), b.chunk()))
        .forEach(chunk -> add(chunk.gradient()));
    return sum;
  }

  private void add(float[] gradient) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += gradient[i];
    }
  }

  private JavaRDD<PassShare> pass(int pass) {
    JavaRDD<PassShare> current = dealt;
    if (current == null || pass != dealtPass) {
      close();
      current = deal(pass);
      dealt = current;
      dealtPass = pass;
    }
    return current;
  }

  private JavaRDD<PassShare> deal(int pass) {
    PassPlan plan = new PassPlan(order.rows(), order.batchSize(), data.places().shares());
    NetworkForm form = NetworkForm.of(network);
    LossForm how = loss;
    Broadcast<int[]> where = data.spark().broadcast(positions(pass));
    positions = where;
    return data.shares()
        .flatMapToPair(new Deal(where, data.places(), plan))
        .partitionBy(new HashPartitioner(plan.shares()))
        .values()
        .mapPartitionsWithIndex(
            (number, bundles) -> List.of(PassShare.of(number, plan, form, how, bundles)).iterator(),
            true)
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private int[] positions(int pass) {
    int[] where = new int[data.size()];
    Arrays.fill(where, -1);
    int position = 0;
    for (int step = 0; step < order.stepsAPass(); step++) {
      for (int row : order.places(pass, step)) {
        where[rows.numbers()[row]] = position++;
      }
    }
    return where;
  }

  @Override
  public void close() {
    if (dealt != null) {
      dealt.unpersist(false);
    }
    if (positions != null) {
      positions.destroy();
    }
  }
}
