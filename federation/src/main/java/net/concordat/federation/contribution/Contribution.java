// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.contribution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * How much better a round's model is for each client's update, by a value that evaluators measure
 * of the model that some of the updates make. Needs single updates, or sums of groups: never under
 * secure aggregation of all, where leaving one out would reveal it.
 */
public final class Contribution {
  private final int clients;
  private final ToDoubleFunction<BitSet> value;
  private final Map<BitSet, Double> known = new HashMap<>();

  /**
   * For a round.
   *
   * @param clients how many, at least 1
   * @param value of the model that the updates at these places make; of no update, of the model
   *     before the round
   */
  public Contribution(int clients, ToDoubleFunction<BitSet> value) {
    this.clients = clients;
    this.value = value;
  }

  /** The value with all less that without the client, for each; clients + 1 measurements. */
  public double[] leaveOneOut() {
    double all = valueOf(all());
    double[] scores = new double[clients];
    for (int client = 0; client < clients; client++) {
      BitSet others = all();
      others.clear(client);
      scores[client] = all - valueOf(others);
    }
    return scores;
  }

  /**
   * Shapley's values (1953), estimated over random orders (Ghorbani and Zou 2019,
   * arXiv:1904.02868): the mean of what a client adds to those before it. They add up to the value
   * with all less that with none. Orders are taken in pairs, each with its reverse.
   *
   * @param most how many models may be measured; at least two for each client, for one pair
   * @throws IllegalArgumentException if the measurements do not suffice for a pair
   */
  public double[] shapley(int most, long seed) {
    int forAPair = 2 * (clients - 1) + 2;
    if (most < forAPair) {
      throw new IllegalArgumentException(
          "Shapley values of %d clients need %d measurements or more, but may make %d"
              .formatted(clients, forAPair, most));
    }
    Random random = new Random(seed);
    double[] sums = new double[clients];
    int orders = 0;
    List<Integer> order = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      order.add(client);
    }
    // A few clients have few orders: then measurements run out no more, but pairs do.
    while (known.size() + forAPair <= most + 2 && orders < 2 * most) {
      Collections.shuffle(order, random);
      addOrder(order, sums);
      Collections.reverse(order);
      addOrder(order, sums);
      orders += 2;
    }
    for (int client = 0; client < clients; client++) {
      sums[client] /= orders;
    }
    return sums;
  }

  private void addOrder(List<Integer> order, double[] sums) {
    BitSet before = new BitSet();
    double valueBefore = valueOf(before);
    for (int client : order) {
      BitSet with = (BitSet) before.clone();
      with.set(client);
      double valueWith = valueOf(with);
      sums[client] += valueWith - valueBefore;
      before = with;
      valueBefore = valueWith;
    }
  }

  private double valueOf(BitSet some) {
    Double before = known.get(some);
    if (before != null) {
      return before;
    }
    double measured = value.applyAsDouble(some);
    known.put(some, measured);
    return measured;
  }

  private BitSet all() {
    BitSet all = new BitSet();
    all.set(0, clients);
    return all;
  }
}
