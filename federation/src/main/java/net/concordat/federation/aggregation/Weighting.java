// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.util.Arrays;

/**
 * How much each client counts in a mean. Sizes are what members state and nobody else can count, so
 * a share has a bound; what a client has above it goes to the others by their sizes. The bound is
 * for one member: whoever sends as several members has as many shares.
 *
 * @param bySize whether clients count by their rows; else all alike
 * @param mostShare the largest share of one client, above 0 and at most 1; no less than one over
 *     the clients counts
 */
public record Weighting(boolean bySize, double mostShare) {
  /** All clients count alike. */
  public static final Weighting EQUAL = new Weighting(false, 1);

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is out of its range
   */
  public Weighting {
    if (!(mostShare > 0 && mostShare <= 1)) {
      throw new IllegalArgumentException(
          "The largest share of one client must be above 0 and at most 1, but is " + mostShare);
    }
  }

  /**
   * The clients' shares, which add up to 1.
   *
   * @param sizes rows of each client in the members' order, each at least 1
   */
  public double[] shares(long[] sizes) {
    double[] weights = new double[sizes.length];
    Arrays.setAll(weights, client -> bySize ? sizes[client] : 1);
    double most = Math.max(mostShare, 1.0 / sizes.length);
    double[] shares = scaled(weights, new boolean[sizes.length], most);
    boolean[] bounded = new boolean[sizes.length];
    while (bind(shares, bounded, most)) {
      shares = scaled(weights, bounded, most);
    }
    return shares;
  }

  private static double[] scaled(double[] weights, boolean[] bounded, double most) {
    double free = 0;
    double left = 1;
    for (int client = 0; client < weights.length; client++) {
      free += bounded[client] ? 0 : weights[client];
      left -= bounded[client] ? most : 0;
    }
    double[] shares = new double[weights.length];
    for (int client = 0; client < shares.length; client++) {
      shares[client] = bounded[client] ? most : left * weights[client] / free;
    }
    return shares;
  }

  /** Whether another client is at the bound from now on. */
  private static boolean bind(double[] shares, boolean[] bounded, double most) {
    boolean more = false;
    for (int client = 0; client < shares.length; client++) {
      boolean above = !bounded[client] && shares[client] > most * (1 + 1e-12);
      bounded[client] |= above;
      more |= above;
    }
    return more;
  }
}
