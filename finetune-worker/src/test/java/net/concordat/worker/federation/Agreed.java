// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.inference.artifact.ModelCard;
import net.concordat.worker.training.CardText;
import net.concordat.worker.training.Descent;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;

/** What the clients of a test's federation agreed on. */
final class Agreed {
  /** One pass in batches of 20. */
  static final TrainingSettings TRAINING = training(20, null);

  private Agreed() {}

  static TrainingSettings training(int batchSize, @Nullable PrivacySettings privacy) {
    return new TrainingSettings(
        0.01, 1, batchSize, 0, 0, 0, ClassWeighting.NONE, null, Descent.USUAL, privacy);
  }

  /** The mean of plain updates, none of which may be longer than a norm. */
  static FederationSpec plain(double largestNorm) {
    return spec(StrategyName.FEDAVG, TRAINING, largestNorm);
  }

  static FederationSpec spec(StrategyName strategy, TrainingSettings training, double largestNorm) {
    return new FederationSpec(
        FederationSpec.FORMAT,
        strategy,
        1,
        0,
        training,
        0,
        1,
        largestNorm,
        7,
        new CardText("m", new ModelCard.Usage("a test", "all else", "none")));
  }
}
