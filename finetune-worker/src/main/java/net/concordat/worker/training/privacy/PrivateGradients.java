// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Gradients;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.fused.Slice;

/**
 * The gradients of a private run: at each step those of a Poisson sample of the units, each unit's
 * clipped, their sum, and noise on every number that learns, also where no unit was taken. What is
 * given depends on the rows in no other way, so whatever is done with it (penalties, momentum, step
 * sizes) costs no more privacy.
 *
 * <p>The loss must be a sum over rows, and of each row's loss only that row and public constants
 * may be used. Dropout is drawn by a seed from {@link #dropoutSeed}: with a seed that others know,
 * a row more would change what is dropped of the rows behind it, and so more than its own share.
 */
public final class PrivateGradients implements AutoCloseable {
  private final FusedNetwork network;
  private final PrivacyPlan plan;
  private final GaussianNoise noise;
  private final ClippedSums sums;

  /**
   * For one run whose sums are made somewhere else; noise is drawn here alone.
   *
   * @param sums of the steps, as the plan's sampling takes them
   * @param key of this run
   */
  public PrivateGradients(FusedNetwork network, ClippedSums sums, PrivacyPlan plan, NoiseKey key) {
    this.network = network;
    this.plan = plan;
    this.sums = sums;
    this.noise = new GaussianNoise(key);
  }

  /**
   * For one run.
   *
   * @param rows with whose they are
   * @param key of this run
   * @param threads how many compute, at least 1; the sums do not depend on it
   */
  public PrivateGradients(
      FusedNetwork network,
      Loss loss,
      PrivateRows rows,
      PrivacyPlan plan,
      NoiseKey key,
      int threads) {
    this(
        network,
        here(network, loss, rows, new StepDraws(plan, rows.units(), key), threads),
        plan,
        key);
  }

  private static ClippedSums here(
      FusedNetwork network, Loss loss, PrivateRows rows, StepDraws draws, int threads) {
    ClipRule clip = new ClipRule(network, draws.plan().clippingNorm());
    return new SumsHere(rows.rows(), draws, clip, new Gradients(network, loss, clip, threads));
  }

  /** Rows with whose they are. */
  public record PrivateRows(Rows rows, PrivacyUnits units) {}

  /** By which seed a run with this key draws what it drops. */
  public static long dropoutSeed(NoiseKey key) {
    return new KeyStream(key, KeyStream.Purpose.DROPOUT).seek(0).nextLong();
  }

  /**
   * The noisy sum of a step, to be divided by {@link PrivacyPlan#expectedBatchSize}.
   *
   * @param step from 0 to before the plan's number; the same step gives the same bits again
   * @return in the form of the parameters; valid until the next call
   */
  public float[] noisySum(long step) {
    if (step < 0 || step >= plan.mechanism().steps()) {
      throw new IllegalArgumentException(
          "A private run has the steps 0 to %d, but step %d was asked for"
              .formatted(plan.mechanism().steps() - 1, step));
    }
    float[] sum = clippedSum(step);
    addNoise(sum, step);
    return sum;
  }

  /** The sum without noise, which shows what the rows are. */
  float[] clippedSum(long step) {
    return sums.of(step);
  }

  void addNoise(float[] sum, long step) {
    noise.seek(step);
    for (int part = 0; part < network.slices().size(); part++) {
      if (network.learns(part)) {
        Slice slice = network.slices().get(part);
        noise.addTo(sum, slice.offset(), slice.learnedEnd(), plan.noiseDeviation());
        noise.addTo(sum, slice.biasOffset(), slice.end(), plan.noiseDeviation());
      }
    }
  }

  PrivacyPlan plan() {
    return plan;
  }

  FusedNetwork network() {
    return network;
  }

  @Override
  public void close() {
    sums.close();
  }
}
