// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import net.concordat.federation.aggregation.BoundedNorm;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.inference.support.InvalidInputException;

/**
 * What models gain on evaluators' holdouts by single updates, and whose do least by that (after Xie
 * et al. 2019, Zeno, arXiv:1805.10032). Gains are in millionths of cross-entropy.
 */
final class UpdateGains {
  /** Of an update that gives no model, or one that gives no numbers. */
  static final int WORST = -1_000_000_000;

  private static final double LONGEST = 2;

  private UpdateGains() {}

  /** As updates count: none longer than twice the middle one. */
  static RoundUpdates bounded(RoundUpdates round) {
    return BoundedNorm.bounded(round, LONGEST);
  }

  /**
   * By how much one evaluator's loss is lower with each update, added by itself.
   *
   * @param weights the global ones, which updates begin with; what follows in an update is not
   *     judged
   * @param round as it counts
   * @param loss of a model on the evaluator's holdout
   * @return from {@link #WORST} to its opposite, by member
   * @throws InvalidInputException if the loss of the global weights is no number
   */
  static Map<String, Integer> of(
      float[] weights, RoundUpdates round, ToDoubleFunction<float[]> loss) {
    double before = loss.applyAsDouble(weights);
    if (!Double.isFinite(before)) {
      throw new InvalidInputException(
          "The weights that the round begins with must give scores that are numbers, but do not");
    }
    Map<String, Integer> gains = new LinkedHashMap<>();
    for (ClientUpdate update : round.updates()) {
      float[] moved = weights.clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] += update.difference()[i];
      }
      double gain = 1e6 * (before - loss.applyAsDouble(moved));
      boolean counts = gain > WORST && gain < -WORST;
      gains.put(update.member(), counts ? (int) Math.round(gain) : WORST);
    }
    return gains;
  }

  /** The middle one; of an even number the lower, since the mean of two would count a liar's. */
  static int middle(List<Integer> gains) {
    return gains.stream().sorted().skip((gains.size() - 1) / 2).findFirst().orElseThrow();
  }

  /**
   * The updates of those that do not stand lowest.
   *
   * @param standings the middle gains of all rounds, added, by member
   * @param left how many are left out; of two that stand alike the first
   * @throws IllegalArgumentException if as many as half would be left out
   */
  static RoundUpdates best(RoundUpdates round, Map<String, Long> standings, int left) {
    if (2 * left >= round.clients()) {
      throw new IllegalArgumentException(
          "Of %d clients fewer than half can be left out, not %d".formatted(round.clients(), left));
    }
    Set<String> least =
        round.updates().stream()
            .map(ClientUpdate::member)
            .sorted(Comparator.comparingLong(member -> standings.getOrDefault(member, 0L)))
            .limit(left)
            .collect(Collectors.toSet());
    return new RoundUpdates(
        round.updates().stream().filter(update -> !least.contains(update.member())).toList());
  }
}
