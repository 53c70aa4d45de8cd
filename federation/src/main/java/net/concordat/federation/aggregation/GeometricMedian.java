// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.util.Arrays;

/**
 * The point from which the clients' updates have the smallest sum of distances, by the smoothed
 * Weiszfeld steps of Pillutla et al. 2022 (arXiv:1912.13445): a mean in which each client counts by
 * one over its distance from the last point. All clients count alike at first.
 */
public record GeometricMedian() implements AggregationRule {
  private static final int STEPS = 32;

  /** The least distance that counts, over the middle one at the start. */
  private static final double SMOOTHING = 1e-6;

  /** Begins at the median of each weight: from a mean, one liar could put it too far away. */
  @Override
  public double[] combine(RoundUpdates round) {
    double[] point = new CoordinateMedian().combine(round);
    double[] distances = distances(round, point);
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    double least = sorted[sorted.length / 2] * SMOOTHING;
    // If more than half are at one point, that is it.
    for (int step = 0; step < STEPS && least > 0; step++) {
      point = round.sum(shares(distances, least));
      distances = distances(round, point);
    }
    return point;
  }

  /** By one over the distance. */
  private static double[] shares(double[] distances, double least) {
    double[] shares = Arrays.stream(distances).map(far -> 1 / Math.max(least, far)).toArray();
    double all = 0;
    for (double share : shares) {
      all += share;
    }
    for (int client = 0; client < shares.length; client++) {
      shares[client] /= all;
    }
    return shares;
  }

  private static double[] distances(RoundUpdates round, double[] point) {
    double[] distances = new double[round.clients()];
    for (int client = 0; client < distances.length; client++) {
      distances[client] = Math.sqrt(squaredDistance(round.of(client), point));
    }
    return distances;
  }

  private static double squaredDistance(float[] update, double[] point) {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      double off = update[i] - point[i];
      sum += off * off;
    }
    return sum;
  }
}
