// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Precision at the alert budget (card precision): each day as many customers as the budget allows
 * are looked at, those with the highest score of a row first; the figure is the share of them that
 * had an event that day, as a mean over the days. A customer who was found on an earlier day is not
 * looked at again (Le Borgne et al., Reproducible Machine Learning for Credit Card Fraud Detection,
 * chapter 4). On a day with fewer customers than the budget, all are looked at.
 */
public final class AlertBudget {
  private final int perDay;
  private final int rows;
  private final List<List<CustomerDay>> days = new ArrayList<>();

  /** A customer's day: its highest score, and one of its rows. */
  private record CustomerDay(int customer, double score, boolean event, int row) {
    CustomerDay with(CustomerDay other) {
      return new CustomerDay(
          customer, Math.max(score, other.score), event || other.event, Math.min(row, other.row));
    }
  }

  /**
   * Orders each day's customers once; customers with the same score by their number.
   *
   * @param perDay how many customers are looked at in a day, at least 1
   */
  public AlertBudget(double[] scores, TestRows rows, int perDay) {
    this.perDay = perDay;
    this.rows = rows.size();
    Map<Integer, Map<Integer, CustomerDay>> byDay = new TreeMap<>();
    for (int i = 0; i < scores.length; i++) {
      int customer = rows.customers()[i];
      byDay
          .computeIfAbsent(rows.days()[i], day -> new HashMap<>())
          .merge(
              customer,
              new CustomerDay(customer, scores[i], rows.labels()[i] == 1, i),
              CustomerDay::with);
    }
    Comparator<CustomerDay> highestFirst =
        Comparator.comparingDouble(CustomerDay::score)
            .reversed()
            .thenComparingInt(CustomerDay::customer);
    byDay
        .values()
        .forEach(today -> days.add(today.values().stream().sorted(highestFirst).toList()));
  }

  /** The figure of all rows. */
  public double precision() {
    int[] once = new int[rows];
    Arrays.fill(once, 1);
    return precision(once);
  }

  /**
   * The figure where each customer counts several times.
   *
   * @param times how often each row counts, the same for all rows of a customer
   */
  public double precision(int[] times) {
    Set<Integer> found = new HashSet<>();
    double sum = 0;
    int counted = 0;
    for (List<CustomerDay> today : days) {
      int lookedAt = 0;
      int right = 0;
      for (CustomerDay next : today) {
        if (lookedAt == perDay) {
          break;
        }
        int taken = found.contains(next.customer) ? 0 : times[next.row];
        taken = Math.min(taken, perDay - lookedAt);
        lookedAt += taken;
        if (next.event && taken > 0) {
          right += taken;
          found.add(next.customer);
        }
      }
      sum += lookedAt == 0 ? 0 : (double) right / lookedAt;
      counted += lookedAt == 0 ? 0 : 1;
    }
    return counted == 0 ? 0 : sum / counted;
  }
}
