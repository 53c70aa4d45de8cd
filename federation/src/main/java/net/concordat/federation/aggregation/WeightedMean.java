// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

/**
 * The mean, each client counting by its rows or all alike. It bounds nobody: one client moves it as
 * far as it likes, by a large update as by a large number of rows that nobody else can count.
 *
 * @param bySize whether a client counts by the rows that it states
 */
public record WeightedMean(boolean bySize) implements AggregationRule {
  @Override
  public double[] combine(RoundUpdates round) {
    double[] shares = new double[round.clients()];
    double all = 0;
    for (int client = 0; client < shares.length; client++) {
      shares[client] = bySize ? round.updates().get(client).numExamples() : 1;
      all += shares[client];
    }
    for (int client = 0; client < shares.length; client++) {
      shares[client] /= all;
    }
    return round.sum(shares);
  }
}
