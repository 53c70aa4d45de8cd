// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.concordat.ui.api.EvaluationReport;
import net.concordat.ui.api.EvaluationReport.Pool;

/**
 * Thresholds of a report at which it is known exactly what is flagged: the lowest score of each
 * pool of the isotonic fit, from the lowest on, and one at which nothing is flagged. Those are the
 * corners of the ROC curve's convex hull (Fawcett and Niculescu-Mizil, 2007), so whatever the costs
 * are, no other threshold is cheaper on these rows.
 */
final class Thresholds {
  private Thresholds() {}

  /**
   * What a threshold does.
   *
   * @param score from which on rows are flagged; 1 where none is
   * @param found events that are flagged
   * @param falseAlarms rows without the event that are flagged
   * @param missed events that are not
   * @param passed rows without the event that are not
   */
  record At(double score, long found, long falseAlarms, long missed, long passed) {
    double recall() {
      return share(found, found + missed);
    }

    double precision() {
      return share(found, found + falseAlarms);
    }

    /** The share of rows without the event that are not flagged. */
    double specificity() {
      return share(passed, passed + falseAlarms);
    }

    double cost(double perMissed, double perFalseAlarm) {
      return missed * perMissed + falseAlarms * perFalseAlarm;
    }

    private static double share(long part, long all) {
      return all == 0 ? 0 : (double) part / all;
    }
  }

  static List<At> of(EvaluationReport report) {
    List<Pool> pools = report.calibration().isotonic().pools();
    long events = 0;
    long rows = 0;
    for (Pool pool : pools) {
      events += events(pool);
      rows += Math.round(pool.rows());
    }
    List<At> all = new ArrayList<>();
    long missed = 0;
    long passed = 0;
    for (Pool pool : pools) {
      all.add(at(pool.low(), missed, passed, events, rows));
      missed += events(pool);
      passed += Math.round(pool.rows()) - events(pool);
    }
    all.add(at(1, missed, passed, events, rows));
    return all;
  }

  /** The cheapest. */
  static At cheapest(List<At> all, double perMissed, double perFalseAlarm) {
    return all.stream()
        .min(Comparator.comparingDouble(at -> at.cost(perMissed, perFalseAlarm)))
        .orElseThrow();
  }

  private static long events(Pool pool) {
    return Math.round(pool.value() * pool.rows());
  }

  private static At at(double score, long missed, long passed, long events, long rows) {
    return new At(score, events - missed, rows - events - passed, missed, passed);
  }
}
