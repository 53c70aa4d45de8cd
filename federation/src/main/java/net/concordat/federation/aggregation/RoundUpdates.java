// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The updates of a round, in the order in which the members stand.
 *
 * @param updates at least one, all of one shape, each member once
 */
public record RoundUpdates(List<ClientUpdate> updates) {
  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if there is none, two are a member's, or shapes differ
   */
  public RoundUpdates {
    updates = List.copyOf(updates);
    if (updates.isEmpty()) {
      throw new IllegalArgumentException("A round needs an update, but there is none");
    }
    int weights = updates.get(0).difference().length;
    Set<String> members = new HashSet<>();
    for (ClientUpdate update : updates) {
      if (!members.add(update.member())) {
        throw new IllegalArgumentException(
            "Each member has one update in a round, but %s has two".formatted(update.member()));
      }
      if (update.difference().length != weights) {
        throw new IllegalArgumentException(
            "The updates of a round must have the same weights, but %s's has %d and %s's %d"
                .formatted(
                    updates.get(0).member(), weights, update.member(), update.difference().length));
      }
    }
  }

  /** How many clients took part. */
  public int clients() {
    return updates.size();
  }

  /** How many weights the model has. */
  public int weights() {
    return updates.get(0).difference().length;
  }

  float[] of(int client) {
    return updates.get(client).difference();
  }

  /** What each client gave for one weight. */
  double[] column(int weight) {
    double[] column = new double[clients()];
    for (int client = 0; client < column.length; client++) {
      column[client] = of(client)[weight];
    }
    return column;
  }

  /** The sum over clients of each client's share times its update. */
  double[] sum(double[] shares) {
    double[] sum = new double[weights()];
    for (int client = 0; client < clients(); client++) {
      float[] update = of(client);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += shares[client] * update[i];
      }
    }
    return sum;
  }
}
