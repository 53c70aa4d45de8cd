// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

/**
 * Which rows each step of a private run takes. What is drawn follows from key and step alone, so it
 * is known before the steps before are taken, and is the same wherever sums are made.
 */
public final class StepDraws {
  private final PrivacyPlan plan;
  private final PrivacyUnits units;
  private final PoissonSampler sampler;
  private final KeyStream rowStream;

  /**
   * For one run.
   *
   * @param units whose the rows are
   * @param key of this run
   */
  public StepDraws(PrivacyPlan plan, PrivacyUnits units, NoiseKey key) {
    this.plan = plan;
    this.units = units;
    this.sampler =
        new PoissonSampler(
            key, KeyStream.Purpose.SAMPLING, plan.mechanism().samplingProbabilityTrillionths());
    this.rowStream = new KeyStream(key, KeyStream.Purpose.ROWS);
  }

  /**
   * The rows of a step.
   *
   * @param step from 0, over all passes
   */
  public StepRows rows(long step) {
    return units.rowsOf(sampler.sample(step, units.size()), rowStream.seek(step));
  }

  /** How the run samples and clips. */
  public PrivacyPlan plan() {
    return plan;
  }
}
