// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.fused.ReconstructionLoss;
import net.concordat.worker.training.privacy.NoiseKey;
import net.concordat.worker.training.privacy.PrivacyPlan;
import net.concordat.worker.training.privacy.PrivacySettings;
import net.concordat.worker.training.privacy.PrivacyUnits;
import net.concordat.worker.training.privacy.PrivateGradients;
import net.concordat.worker.training.privacy.PrivateGradients.PrivateRows;
import net.concordat.worker.training.privacy.StepDraws;

/** Noisy sums over Poisson samples; each step has its own, over all passes. */
final class PrivateSteps implements GradientSource {
  private final PrivacyPlan plan;
  private final int stepsAPass;
  private final FusedNetwork network;
  private final PrivateGradients gradients;

  /**
   * Of one run.
   *
   * @param start whose weights the run changes
   * @param key of this run
   */
  PrivateSteps(
      Network start,
      Rows rows,
      TrainingSettings settings,
      PrivacySettings privacy,
      NoiseKey key,
      int threads) {
    this.plan = PrivacyPlan.of(privacy, settings.batchSize(), settings.epochs());
    this.stepsAPass = PrivacyPlan.stepsAPass(privacy, settings.batchSize());
    long secretSeed = PrivateGradients.dropoutSeed(key);
    this.network =
        start.net().with(new Dropouts(settings.inputDropout(), settings.dropout(), secretSeed));
    Loss loss =
        network.shape().reconstruction() == null
            ? privacy.loss(settings.descentOrUsual().focusOrNone())
            : new ReconstructionLoss();
    PrivacyUnits units = PrivacyUnits.of(privacy, rows);
    this.gradients =
        rows instanceof RemoteRows remote
            ? new PrivateGradients(
                network,
                remote.clippedSums(network, loss, new StepDraws(plan, units, key), stepsAPass),
                plan,
                key)
            : new PrivateGradients(network, loss, new PrivateRows(rows, units), plan, key, threads);
  }

  /** The network that the sums are for. */
  FusedNetwork network() {
    return network;
  }

  PrivacyPlan plan() {
    return plan;
  }

  PrivateGradients gradients() {
    return gradients;
  }

  @Override
  public int stepsAPass() {
    return stepsAPass;
  }

  @Override
  public void beginPass() {
    // Statistics of the rows would be a spend of their own: those that were kept stay.
  }

  @Override
  public float[] sum(int pass, int step) {
    return gradients.noisySum((long) pass * stepsAPass + step);
  }

  @Override
  public double rows(int step) {
    return plan.expectedBatchSize();
  }

  @Override
  public void close() {
    gradients.close();
  }
}
