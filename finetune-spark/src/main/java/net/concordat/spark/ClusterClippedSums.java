// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.List;
import java.util.stream.LongStream;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.privacy.ClippedSums;
import net.concordat.worker.training.privacy.StepDraws;
import net.concordat.worker.training.privacy.StepRows;
import org.jspecify.annotations.Nullable;

/**
 * Clipped sums that a cluster makes. What the steps of a pass take is drawn here before it begins,
 * and these rows are dealt; tasks clip. Neither the key nor noise leaves the driver.
 */
final class ClusterClippedSums implements ClippedSums {
  private final ClusterRows rows;
  private final FusedNetwork network;
  private final Loss loss;
  private final StepDraws draws;
  private final int stepsAPass;
  private List<StepRows> drawn = List.of();
  private long dealtPass = -1;
  private @Nullable DealtPass dealt;

  ClusterClippedSums(
      ClusterRows rows, FusedNetwork network, Loss loss, StepDraws draws, int stepsAPass) {
    this.rows = rows;
    this.network = network;
    this.loss = loss;
    this.draws = draws;
    this.stepsAPass = stepsAPass;
  }

  @Override
  public float[] of(long step) {
    DealtPass pass = pass(step / stepsAPass);
    int inPass = (int) (step % stepsAPass);
    StepRows units = drawn.get(inPass).withoutPlaces();
    return pass.sum(inPass, step, new SumStep.Clipping(draws.plan().clippingNorm(), units));
  }

  private DealtPass pass(long pass) {
    DealtPass current = dealt;
    if (current == null || pass != dealtPass) {
      close();
      long first = pass * stepsAPass;
      drawn = LongStream.range(first, first + stepsAPass).mapToObj(draws::rows).toList();
      List<int[]> steps = drawn.stream().map(step -> rows.numbers(step.places())).toList();
      current = new DealtPass(rows.data(), network, loss, steps, draws.plan().expectedBatchSize());
      dealt = current;
      dealtPass = pass;
    }
    return current;
  }

  @Override
  public void close() {
    if (dealt != null) {
      dealt.close();
    }
  }
}
