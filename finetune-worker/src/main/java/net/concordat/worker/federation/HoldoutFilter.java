// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.Comparator;
import java.util.HashMap;
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
 * Leaves out the clients whose updates do least for the model on evaluators' holdouts (after Xie et
 * al. 2019, Zeno, arXiv:1805.10032). Each update, no longer than twice the middle one, is added to
 * the global weights by itself; what counts is the middle one of the evaluators' gains, so fewer
 * than half of them decide nothing. A client stands by its gains in all rounds so far: late in
 * training one round's gains are mostly noise. Evaluators so see each update. One for each
 * federation.
 */
public final class HoldoutFilter {
  private static final double LONGEST = 2;

  private final List<ToDoubleFunction<float[]>> losses;
  private final int dishonest;
  private final Map<String, Double> standing = new HashMap<>();

  /**
   * Before the first round.
   *
   * @param losses each evaluator's loss of a model
   * @param dishonest how many clients are left out of a round, 0 or more, and fewer than half
   */
  public HoldoutFilter(List<ToDoubleFunction<float[]>> losses, int dishonest) {
    this.losses = List.copyOf(losses);
    this.dishonest = dishonest;
    if (losses.isEmpty() || dishonest < 0) {
      throw new InvalidInputException(
          "Updates are judged by one evaluator or more, and 0 or more clients are left out, not by %d and %d"
              .formatted(losses.size(), dishonest));
    }
  }

  /**
   * The updates that stay, in the members' order, none longer than twice the middle one.
   *
   * @param weights the global ones, which updates begin with; what follows in an update is not
   *     judged
   * @throws IllegalArgumentException if as many as half of the clients would be left out
   */
  RoundUpdates best(float[] weights, RoundUpdates round) {
    if (2 * dishonest >= round.clients()) {
      throw new IllegalArgumentException(
          "Of %d clients fewer than half can be left out, not %d"
              .formatted(round.clients(), dishonest));
    }
    RoundUpdates bounded = BoundedNorm.bounded(round, LONGEST);
    for (ClientUpdate update : bounded.updates()) {
      standing.merge(update.member(), gain(weights, update), Double::sum);
    }
    Set<String> left =
        bounded.updates().stream()
            .map(ClientUpdate::member)
            .sorted(Comparator.comparingDouble(member -> standing.getOrDefault(member, 0.0)))
            .limit(dishonest)
            .collect(Collectors.toSet());
    return new RoundUpdates(
        bounded.updates().stream().filter(update -> !left.contains(update.member())).toList());
  }

  private double gain(float[] weights, ClientUpdate update) {
    float[] moved = weights.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += update.difference()[i];
    }
    double[] gains =
        losses.stream()
            .mapToDouble(loss -> loss.applyAsDouble(weights) - loss.applyAsDouble(moved))
            .sorted()
            .toArray();
    // Of an even number the lower one: the mean of two would count what a liar says.
    return gains[(gains.length - 1) / 2];
  }
}
