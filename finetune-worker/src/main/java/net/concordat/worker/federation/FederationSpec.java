// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.federation.aggregation.Strategy;
import net.concordat.federation.aggregation.Weighting;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.CardText;
import net.concordat.worker.training.LocalPlan;
import net.concordat.worker.training.TrainingSettings;

/**
 * What the clients of a federation agree on beside the ledger's terms. The ledger has the SHA-256
 * of its text.
 *
 * @param format always {@value #FORMAT}
 * @param strategy how a combined update moves the global weights
 * @param serverRate of the server's step
 * @param proximal FedProx's mu; 0 for the others
 * @param training of one round, see {@link LocalPlan}
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
    if (training.privacy() != null) {
      throw new InvalidInputException(
          "On real nodes 'training' must have no 'privacy' yet: no spend is made for it, but this one has some");
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

  LocalPlan plan(int rounds) {
    return new LocalPlan(training, rounds, proximal, frozenLayers);
  }

  Weighting bySize() {
    return new Weighting(true, mostShare);
  }
}
