// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.federation.aggregation.Strategy;
import net.concordat.federation.aggregation.WeightedMean;
import net.concordat.federation.contribution.Contribution;

/**
 * What each update of a round was worth, by what models are worth that the plain mean of some of
 * them makes.
 *
 * @param strategy what is made of a mean
 * @param model the one before the round
 * @param value of a model
 */
record UpdateScores(Strategy strategy, GlobalModel model, ToDoubleFunction<GlobalModel> value) {
  /** What a score is. */
  enum Method {
    SHAPLEY,
    LEAVE_ONE_OUT;

    /**
     * Shapley values where that many measurements suffice for one pair of orders.
     *
     * @param most how many models may be measured
     */
    static Method of(int updates, int most) {
      return most >= 2 * updates ? SHAPLEY : LEAVE_ONE_OUT;
    }
  }

  /**
   * Shapley values, or what the model is worth more with an update than without it: see {@link
   * Method}.
   *
   * @param most how many models may be measured; one more than there are updates, at the least
   */
  Map<String, Double> of(RoundUpdates round, int most, long seed) {
    List<ClientUpdate> updates = round.updates();
    Contribution contribution = new Contribution(updates.size(), some -> valueOf(updates, some));
    double[] found =
        switch (Method.of(updates.size(), most)) {
          case SHAPLEY -> contribution.shapley(most, seed);
          case LEAVE_ONE_OUT -> contribution.leaveOneOut();
        };
    Map<String, Double> scores = new LinkedHashMap<>();
    for (int i = 0; i < found.length; i++) {
      scores.put(updates.get(i).member(), found[i]);
    }
    return scores;
  }

  private double valueOf(List<ClientUpdate> updates, BitSet some) {
    if (some.isEmpty()) {
      return value.applyAsDouble(model);
    }
    List<ClientUpdate> chosen = some.stream().mapToObj(updates::get).toList();
    double[] update = new WeightedMean(false).combine(new RoundUpdates(chosen));
    return value.applyAsDouble(strategy.next(model, update));
  }
}
