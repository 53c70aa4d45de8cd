// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.Arrays;
import java.util.List;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Loss;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one pass, dealt so that each chunk of 64 rows of a step is on one machine. In a step
 * each task sums its chunks, and the driver adds the sums in the order of the chunks. That is what
 * the worker's threads do, and so the bits are theirs, however many shares and machines there are,
 * and whichever of them are lost on the way.
 */
final class DealtPass implements AutoCloseable {
  private final FusedNetwork network;
  private final Broadcast<Positions> positions;
  private final JavaRDD<PassShare> shares;
  private final float[] sum;
  private double loss;

  /**
   * Deals.
   *
   * @param steps the rows of each step, by their numbers among all
   * @param batchSize rows of a step as a rule
   */
  DealtPass(ClusterData data, FusedNetwork network, Loss loss, List<int[]> steps, int batchSize) {
    this.network = network;
    this.sum = new float[network.parameters().length];
    this.positions = data.spark().broadcast(Positions.of(steps, data.size()));
    PassPlan plan = PassPlan.of(steps, batchSize, data.places().shares());
    NetworkForm form = NetworkForm.of(network);
    LossForm how = LossForm.of(loss);
    this.shares =
        data.shares()
            .flatMapToPair(new Deal(positions, data.places(), plan))
            .partitionBy(new HashPartitioner(plan.shares()))
            .values()
            .mapPartitionsWithIndex(
                (number, bundles) ->
                    List.of(PassShare.of(number, plan, form, how, bundles)).iterator(),
                true)
            .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /**
   * The sum of a step's gradients; valid until the next call.
   *
   * @param step of the pass
   * @param stepOfRun the same counted from the beginning of the run
   * @param clipping in a private run
   */
  float[] sum(int step, long stepOfRun, SumStep.@Nullable Clipping clipping) {
    boolean[] learning = new boolean[network.slices().size()];
    for (int part = 0; part < learning.length; part++) {
      learning[part] = network.learns(part);
    }
    SumStep task = new SumStep(step, stepOfRun, network.parameters().clone(), learning, clipping);
    Arrays.fill(sum, 0);
    loss = 0;
    shares.map(task).collect().stream()
        .flatMap(List::stream)
        .sorted((a, b) -> Integer.compare(a.chunk(), b.chunk()))
        .forEach(this::add);
    return sum;
  }

  private void add(PassShare.ChunkSum chunk) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += chunk.gradient()[i];
    }
    loss += chunk.loss();
  }

  /** The sum of the losses of the last step's rows; NaN in a private run. */
  double loss() {
    return loss;
  }

  @Override
  public void close() {
    shares.unpersist(false);
    positions.destroy();
  }
}
