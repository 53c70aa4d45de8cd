// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.worker.training.privacy.PrivacyPlan;
import net.concordat.worker.training.privacy.PrivateGradients;

/** Noisy sums over Poisson samples; each step has its own, over all passes. */
final class PrivateSteps implements GradientSource {
  private final PrivateGradients gradients;
  private final PrivacyPlan plan;
  private final int stepsAPass;

  PrivateSteps(PrivateGradients gradients, PrivacyPlan plan, int stepsAPass) {
    this.gradients = gradients;
    this.plan = plan;
    this.stepsAPass = stepsAPass;
  }

  @Override
  public int stepsAPass() {
    return stepsAPass;
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
