// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many transactions a terminal had, and which share of them were frauds, in the 1, 7 and 30
 * days that ended a week before, as the handbook counts them, but of one bank's own customers: what
 * the others know of a terminal stays with them. Where the data begin inside a window, its count is
 * scaled up to the whole window.
 */
final class TerminalWindows {
  static final int WIDTH = 6;

  private static final int DAY = 86_400;
  private static final int DELAY = 7 * DAY;
  private static final int[] WINDOWS = {DAY, 7 * DAY, 30 * DAY};

  private final CardRows rows;
  private final float[][] counted;

  private TerminalWindows(CardRows rows) {
    this.rows = rows;
    this.counted = new float[rows.size()][WIDTH];
  }

  /**
   * Counts.
   *
   * @param banks whose each customer is
   * @return six numbers for each row: count and share of the windows from the shortest on
   */
  static float[][] of(CardRows rows, int[] banks) {
    TerminalWindows windows = new TerminalWindows(rows);
    Map<Long, List<Integer>> places = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      long key = (long) banks[rows.customers()[row]] << 32 | rows.terminals()[row];
      places.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
    }
    places.values().forEach(windows::count);
    return windows.counted;
  }

  /** Rows of one terminal at one bank, in the order of time. */
  private void count(List<Integer> places) {
    int[] fraudsBefore = new int[places.size() + 1];
    for (int i = 0; i < places.size(); i++) {
      fraudsBefore[i + 1] = fraudsBefore[i] + rows.frauds()[places.get(i)];
    }
    for (int window = 0; window < WINDOWS.length; window++) {
      int from = 0;
      int to = 0;
      for (int row : places) {
        int now = rows.seconds()[row];
        while (from < places.size() && second(places, from) <= now - DELAY - WINDOWS[window]) {
          from++;
        }
        while (to < places.size() && second(places, to) <= now - DELAY) {
          to++;
        }
        put(row, window, to - from, fraudsBefore[to] - fraudsBefore[from]);
      }
    }
  }

  private void put(int row, int window, int count, int frauds) {
    int known = Math.max(DAY, rows.seconds()[row] - DELAY - rows.seconds()[0]);
    double scale = Math.max(1, (double) WINDOWS[window] / known);
    counted[row][2 * window] = (float) (count * scale);
    counted[row][2 * window + 1] = count == 0 ? 0 : (float) frauds / count;
  }

  private int second(List<Integer> places, int place) {
    return rows.seconds()[places.get(place)];
  }
}
