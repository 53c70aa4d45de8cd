// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.SpendStatement;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.privacy.CanaryRun;
import net.concordat.worker.training.privacy.NoiseKey;
import net.concordat.worker.training.privacy.PrivacySettings;

/**
 * Private runs with canaries, as an audit needs them: by the settings of a spec, at a constant
 * learning rate, with all layers learning that do at the beginning. What they learn is thrown away.
 */
public final class CanaryTraining {
  private final int canaries;
  private final int threads;

  /** With at most so many canaries, on so many threads. */
  public CanaryTraining(int canaries, int threads) {
    this.canaries = canaries;
    this.threads = threads;
  }

  /**
   * What a run gave away.
   *
   * @param spend what it is claimed to have spent
   */
  public record Result(CanaryRun.Outcome outcome, SpendStatement spend) {}

  /** As {@link ModelTraining#pretrain} would train. */
  public Result pretrain(PretrainSpec spec, LabelledRows rows) {
    Network network = Network.random(spec.architecture(rows.width()), spec.seed());
    LearningPlan plan = LearningPlan.all(network.architecture(), spec.training().l2());
    return run(network, plan, rows, spec.training());
  }

  /** As {@link ModelTraining#fineTune} would train. */
  public Result fineTune(Artifact parent, FineTuneSpec spec, LabelledRows rows) {
    Adaptation start = Adaptation.of(parent, spec);
    return run(start.network(), start.plan(), rows, spec.training());
  }

  private Result run(
      Network start, LearningPlan plan, LabelledRows rows, TrainingSettings settings) {
    PrivacySettings privacy = settings.privacy();
    if (privacy == null) {
      throw new InvalidInputException(
          "An audit with canaries is of a private run, but the spec has no 'training.privacy'");
    }
    NoiseKey key = NoiseKey.fresh();
    try (PrivateSteps steps = new PrivateSteps(start, rows, settings, privacy, key, threads)) {
      plan.open(steps.network(), 0);
      Optimizer optimizer =
          new Optimizer(settings.descentOrUsual().kind(), plan.rules(), steps.network());
      CanaryRun run = new CanaryRun(steps.gradients(), key, canaries);
      CanaryRun.Outcome outcome =
          run.run(
              sum ->
                  optimizer.update(steps.network(), sum, steps.rows(0), settings.learningRate()));
      return new Result(outcome, steps.plan().spend());
    } finally {
      key.destroy();
    }
  }
}
