// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

import java.util.List;

/**
 * What a worker says while it works.
 *
 * @param progress how much is done, 0 to 100
 * @param step at what it is, in its own words
 * @param lines new lines of log, oldest first, at most {@value #MOST_LINES}
 * @param points new points of curves, at most {@value #MOST_POINTS}
 */
public record Report(int progress, String step, List<String> lines, List<Point> points) {
  /** So many lines a registry takes at once. */
  public static final int MOST_LINES = 100;

  /** So many points a registry takes at once. */
  public static final int MOST_POINTS = 100;

  private static final int LONGEST_LINE = 2_000;

  /** Whether it says more than how far the work is. */
  public boolean hasNews() {
    return !lines.isEmpty() || !points.isEmpty();
  }

  /** Makes a line one that a registry takes: short enough, and without control characters. */
  public static String line(String text) {
    String plain = text.replaceAll("[\\p{Cc}&&[^\\t]]", "?");
    return plain.length() <= LONGEST_LINE ? plain : plain.substring(0, LONGEST_LINE);
  }
}
