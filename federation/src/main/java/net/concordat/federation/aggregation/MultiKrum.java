// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean of the updates that have the closest neighbours (Blanchard et al. 2017,
 * arXiv:1703.02757). A client's score is the sum of the squared distances to its n - f - 2 nearest
 * others; the n - f clients with the lowest scores count, all alike. Equal scores go by the
 * members' order.
 *
 * @param dishonest f, how many may be dishonest, 0 or more
 */
public record MultiKrum(int dishonest) implements AggregationRule {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public MultiKrum {
    if (dishonest < 0) {
      throw new IllegalArgumentException(
          "Multi-Krum withstands 0 or more dishonest clients, not " + dishonest);
    }
  }

  /** The mean of those that are chosen. Needs 2 f + 3 clients. */
  @Override
  public double[] combine(RoundUpdates round) {
    List<ClientUpdate> chosen =
        chosen(round).stream().map(client -> round.updates().get(client)).toList();
    return new WeightedMean(false).combine(new RoundUpdates(chosen));
  }

  /**
   * Who counts, by place, in the members' order.
   *
   * @throws IllegalArgumentException if there are fewer than 2 f + 3 clients, for whom it promises
   *     nothing
   */
  public List<Integer> chosen(RoundUpdates round) {
    int clients = round.clients();
    if (clients < 2 * dishonest + 3) {
      throw new IllegalArgumentException(
          "Multi-Krum against %d dishonest needs %d clients or more, but there are %d"
              .formatted(dishonest, 2 * dishonest + 3, clients));
    }
    double[] scores = IntStream.range(0, clients).mapToDouble(c -> score(round, c)).toArray();
    return IntStream.range(0, clients)
        .boxed()
        .sorted(Comparator.comparingDouble(client -> scores[client]))
        .limit((long) clients - dishonest)
        .sorted()
        .toList();
  }

  private double score(RoundUpdates round, int client) {
    double[] distances =
        IntStream.range(0, round.clients())
            .filter(other -> other != client)
            .mapToDouble(other -> squaredDistance(round.of(client), round.of(other)))
            .toArray();
    Arrays.sort(distances);
    double sum = 0;
    for (int i = 0; i < round.clients() - dishonest - 2; i++) {
      sum += distances[i];
    }
    return sum;
  }

  private static double squaredDistance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double off = (double) one[i] - other[i];
      sum += off * off;
    }
    return sum;
  }
}
