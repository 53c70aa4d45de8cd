// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.inference.support.InvalidInputException;

/**
 * Leaves out the clients whose updates do least for the model on evaluators' holdouts, as {@link
 * UpdateGains} measures it. Each update, no longer than twice the middle one, is added to the
 * global weights by itself; what counts is the middle one of the evaluators' gains, so fewer than
 * half of them decide nothing. A client stands by its gains in all rounds so far: late in training
 * one round's gains are mostly noise. Evaluators so see each update. One for each federation.
 */
public final class HoldoutFilter {
  private final List<ToDoubleFunction<float[]>> losses;
  private final int dishonest;
  private final Map<String, Long> standing = new HashMap<>();

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
    RoundUpdates bounded = UpdateGains.bounded(round);
    List<Map<String, Integer>> said =
        losses.stream().map(loss -> UpdateGains.of(weights, bounded, loss)).toList();
    for (ClientUpdate update : bounded.updates()) {
      List<Integer> gains = said.stream().map(each -> gain(each, update)).toList();
      standing.merge(update.member(), (long) UpdateGains.middle(gains), Long::sum);
    }
    return UpdateGains.best(bounded, standing, dishonest);
  }

  private static int gain(Map<String, Integer> said, ClientUpdate of) {
    return said.getOrDefault(of.member(), UpdateGains.WORST);
  }
}
