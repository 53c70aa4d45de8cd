// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.federation.aggregation.Strategy;
import net.concordat.federation.aggregation.Weighting;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.CardText;
import net.concordat.worker.training.LocalPlan;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of a federation agree on beside the ledger's terms. The ledger has the SHA-256
 * of its text.
 *
 * @param format always {@value #FORMAT}
 * @param strategy how a combined update moves the global weights
 * @param serverRate of the server's step
 * @param proximal FedProx's mu; 0 for the others
 * @param training of one round, see {@link LocalPlan}; its {@code privacy} holds for each client,
 *     over all rounds, and its {@code batchSize} over {@code privacy.units} is how likely a step
 *     takes a unit, see {@link OwnPrivacy}
 * @param frozenLayers layers from the inputs on that nobody changes
 * @param mostShare how much one client counts at most in a mean by size
 * @param largestNorm the largest L2 norm that an update may have
 * @param seed of the order of rows and of what is dropped
 * @param card what people write of the version that comes of it
 */
public record FederationSpec(
    String format,
    StrategyName strategy,
    double serverRate,
    double proximal,
    TrainingSettings training,
    int frozenLayers,
    double mostShare,
    double largestNorm,
    long seed,
    CardText card) {
  /** The only format this version reads. */
  public static final String FORMAT = "concordat-federation/1";

  /** Refuses values outside their ranges, and what real rounds do not have. */
  public FederationSpec {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "A federation's specification must have the format '%s', but has '%s'"
              .formatted(FORMAT, format));
    }
    Checks.required("strategy", strategy);
    Checks.required("training", training);
    Checks.required("card", card);
    Checks.range("serverRate", serverRate, 1e-6, 100);
    Checks.range("mostShare", mostShare, 1e-6, 1);
    Checks.range("largestNorm", largestNorm, 1e-6, 1e9);
    if (training.privacy() != null && training.privacy().targetEpsilon() == null) {
      throw new InvalidInputException(
          "Each bank's noise follows from how many units it has, so 'training.privacy' must state the 'targetEpsilon' of all rounds, but states a 'noiseMultiplier'");
    }
    if ((proximal > 0) != (strategy == StrategyName.FEDPROX)) {
      throw new InvalidInputException(
          "'proximal' must be above 0 with FEDPROX and 0 otherwise, but is %s with %s"
              .formatted(proximal, strategy));
    }
  }

  Strategy server() {
    return strategy.of(serverRate, proximal);
  }

  /**
   * What a bank trains.
   *
   * @param own what a private federation means at this bank; null without privacy
   */
  LocalPlan plan(int rounds, @Nullable OwnPrivacy own) {
    if ((own == null) != (training.privacy() == null)) {
      throw new InvalidInputException(
          "A task must have 'privacy' where 'training' does, but has "
              + (own == null ? "none" : "some"));
    }
    TrainingSettings settings = own == null ? training : own.of(training);
    return new LocalPlan(settings, rounds, proximal, frozenLayers);
  }

  /** That each client keeps to differential privacy, in words; null where none does. */
  @Nullable String protection() {
    PrivacySettings agreed = training.privacy();
    return agreed == null
        ? null
        : "each client's DP-SGD over all rounds, epsilon at most %s, delta at most %s, unit %s"
            .formatted(agreed.targetEpsilon(), agreed.delta(), agreed.unit());
  }

  Weighting bySize() {
    return new Weighting(true, mostShare);
  }
}
