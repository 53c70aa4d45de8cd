// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import net.concordat.inference.support.Checks;

/**
 * How scores become decisions.
 *
 * @param threshold rows with at least this probability are flagged
 * @param missedCost of an event that is not flagged, in any unit of money
 * @param alertCost of a row that is flagged without having the event, in the same unit
 * @param alertsPerDay how many customers (cards) can be looked at in a day
 */
public record DecisionRule(
    double threshold, double missedCost, double alertCost, int alertsPerDay) {
  /** Refuses what is no probability, no cost or no number of alerts. */
  public DecisionRule {
    Checks.range("threshold", threshold, 0, 1);
    Checks.range("missedCost", missedCost, 1e-9, 1e12);
    Checks.range("alertCost", alertCost, 1e-9, 1e12);
    Checks.range("alertsPerDay", alertsPerDay, 1, 10_000_000);
  }

  /**
   * The threshold that costs least where probabilities are true (Elkan, The Foundations of
   * Cost-Sensitive Learning, IJCAI 2001, equation 2, for correct decisions that cost nothing).
   */
  public static double cheapestThreshold(double missedCost, double alertCost) {
    return alertCost / (alertCost + missedCost);
  }

  /**
   * What decisions come to.
   *
   * @param precision share of flagged rows that have the event; 0 where none is flagged
   * @param recall share of events that are flagged
   * @param f1 harmonic mean of the two
   * @param costPerRow what missed events and wrong alerts cost, by row
   */
  public record Values(double precision, double recall, double f1, double costPerRow) {}

  /**
   * Decides on rows that each count several times.
   *
   * @param times how often each row counts; the events among them count at least once
   */
  Values values(double[] scores, int[] labels, int[] times) {
    double found = 0;
    double missed = 0;
    double wrong = 0;
    double all = 0;
    for (int i = 0; i < scores.length; i++) {
      boolean flagged = scores[i] >= threshold;
      all += times[i];
      found += flagged && labels[i] == 1 ? times[i] : 0;
      missed += !flagged && labels[i] == 1 ? times[i] : 0;
      wrong += flagged && labels[i] == 0 ? times[i] : 0;
    }
    return new Values(
        found == 0 ? 0 : found / (found + wrong),
        found / (found + missed),
        2 * found / (2 * found + missed + wrong),
        (missed * missedCost + wrong * alertCost) / all);
  }
}
