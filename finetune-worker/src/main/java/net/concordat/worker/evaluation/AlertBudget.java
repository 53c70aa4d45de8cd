// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Precision at the alert budget (card precision): each day as many customers as the budget allows
 * are looked at, those with the highest score of a row first; the figure is the share of them that
 * had an event that day, as a mean over the days. A customer who was found on an earlier day is not
 * looked at again (Le Borgne et al., Reproducible Machine Learning for Credit Card Fraud Detection,
 * chapter 4). On a day with fewer customers than the budget, all are looked at.
 */
public final class AlertBudget {
  private final int perDay;
  private final TestRows rows;

  /** One row for each customer's day: days in turn, in each the customers as they are looked at. */
  private final int[] turns;

  /** Whether the customer of each turn has an event that day. */
  private final BitSet events = new BitSet();

  /**
   * Orders each day's customers once; customers with the same score by their number.
   *
   * @param perDay how many customers are looked at in a day, at least 1
   */
  public AlertBudget(double[] scores, TestRows rows, int perDay) {
    this.perDay = perDay;
    this.rows = rows;
    int[] days = rows.days();
    int[] sorted = byDayAndCustomer(rows, scores.length);
    // Of each customer's day the first row stands for it, with the highest score and any event.
    double[] highest = new double[scores.length];
    BitSet event = new BitSet();
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      int row = sorted[i];
      boolean next = count == 0 || !sameDay(sorted[count - 1], row);
      if (next) {
        sorted[count] = row;
        highest[count++] = scores[row];
      } else {
        highest[count - 1] = Math.max(highest[count - 1], scores[row]);
      }
      if (rows.labels()[row] == 1) {
        event.set(count - 1);
      }
    }
    int[] order =
        SortedPlaces.of(
            count,
            (a, b) ->
                days[sorted[a]] != days[sorted[b]]
                    ? Integer.compare(days[sorted[a]], days[sorted[b]])
                    : Double.compare(highest[b], highest[a]));
    this.turns = new int[count];
    for (int turn = 0; turn < count; turn++) {
      turns[turn] = sorted[order[turn]];
      events.set(turn, event.get(order[turn]));
    }
  }

  private static int[] byDayAndCustomer(TestRows rows, int count) {
    int[] days = rows.days();
    int[] customers = rows.customers();
    return SortedPlaces.of(
        count,
        (a, b) ->
            days[a] != days[b]
                ? Integer.compare(days[a], days[b])
                : Integer.compare(customers[a], customers[b]));
  }

  private boolean sameDay(int row, int other) {
    return rows.days()[row] == rows.days()[other]
        && rows.customers()[row] == rows.customers()[other];
  }

  /** The figure of all rows. */
  public double precision() {
    int[] once = new int[rows.size()];
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
    int turn = 0;
    while (turn < turns.length) {
      int day = rows.days()[turns[turn]];
      int lookedAt = 0;
      int right = 0;
      for (; turn < turns.length && rows.days()[turns[turn]] == day; turn++) {
        int customer = rows.customers()[turns[turn]];
        int taken = lookedAt == perDay || found.contains(customer) ? 0 : times[turns[turn]];
        taken = Math.min(taken, perDay - lookedAt);
        lookedAt += taken;
        if (events.get(turn) && taken > 0) {
          right += taken;
          found.add(customer);
        }
      }
      sum += lookedAt == 0 ? 0 : (double) right / lookedAt;
      counted += lookedAt == 0 ? 0 : 1;
    }
    return counted == 0 ? 0 : sum / counted;
  }
}
