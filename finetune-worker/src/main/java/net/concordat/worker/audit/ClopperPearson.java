// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.audit;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The interval of a share that was counted, which holds the true one at least as often as its
 * confidence says, however few were counted (Clopper and Pearson, Biometrika 26, 1934).
 *
 * @param low its lower end, 0 to 1
 * @param high its upper end, 0 to 1
 */
public record ClopperPearson(double low, double high) {

  /**
   * The interval of a share.
   *
   * @param hits how many had it, 0 to {@code trials}
   * @param trials how many were looked at, at least 1
   * @param confidence of both sides together, above 0 and below 1
   */
  public static ClopperPearson of(int hits, int trials, double confidence) {
    double tail = (1 - confidence) / 2;
    double low = hits == 0 ? 0 : quantile(hits, trials - hits + 1, tail);
    double high = hits == trials ? 1 : quantile(hits + 1, trials - hits, 1 - tail);
    return new ClopperPearson(low, high);
  }

  private static double quantile(double alpha, double beta, double probability) {
    return new BetaDistribution(null, alpha, beta).inverseCumulativeProbability(probability);
  }
}
