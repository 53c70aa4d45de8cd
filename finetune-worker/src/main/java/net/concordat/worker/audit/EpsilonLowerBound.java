// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.audit;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * What an audit with one run shows about epsilon (Steinke, Nasr and Jagielski, "Privacy Auditing
 * with One (1) Training Run", NeurIPS 2023, theorem 5.2). Of m canaries, each put in or left out by
 * a fair coin, r are guessed and v of the guesses are right. Under (epsilon, delta) differential
 * privacy
 *
 * <pre>P[at least v right] &lt;= P[B &gt;= v] + 2 m delta max over i of P[v - i &lt;= B &lt; v] / i
 * </pre>
 *
 * with B binomial of r trials, each right with probability e^epsilon / (1 + e^epsilon).
 */
final class EpsilonLowerBound {
  private static final double LARGEST = 50;

  private EpsilonLowerBound() {}

  /**
   * The largest epsilon that the guesses contradict.
   *
   * @param canaries m
   * @param guesses r, at most m
   * @param right v, at most r
   * @param confidence with which the run's true epsilon is above what is returned
   * @return 0 if nothing is contradicted
   */
  static double of(int canaries, int guesses, int right, double delta, double confidence) {
    if (right < 0 || right > guesses || guesses > canaries || guesses == 0) {
      throw new IllegalArgumentException(
          "Right guesses, guesses and canaries must not decrease, but are %d, %d and %d"
              .formatted(right, guesses, canaries));
    }
    double refuted = 0;
    double possible = LARGEST;
    for (int i = 0; i < 60; i++) {
      double epsilon = (refuted + possible) / 2;
      if (chance(canaries, guesses, right, epsilon, delta) < 1 - confidence) {
        refuted = epsilon;
      } else {
        possible = epsilon;
      }
    }
    return refuted < 1e-9 ? 0 : refuted;
  }

  /** The bound above on the chance of so many right guesses. */
  static double chance(int canaries, int guesses, int right, double epsilon, double delta) {
    BinomialDistribution correct =
        new BinomialDistribution(null, guesses, 1 / (1 + Math.exp(-epsilon)));
    double steepest = 0;
    double below = 0;
    for (int i = 1; i <= right; i++) {
      below += correct.probability(right - i);
      steepest = Math.max(steepest, below / i);
    }
    double atLeast = right == 0 ? 1 : 1 - correct.cumulativeProbability(right - 1);
    return Math.min(1, atLeast + 2 * canaries * delta * steepest);
  }
}
