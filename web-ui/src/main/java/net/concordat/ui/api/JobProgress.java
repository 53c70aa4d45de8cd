// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A job with what its workers told.
 *
 * @param curve the points of its training, in order
 * @param lines the last lines of its log, the oldest first
 */
public record JobProgress(FineTuneJob job, List<Point> curve, List<Line> lines) {
  /**
   * A point of the training's curves.
   *
   * @param step the pass, from 1
   * @param of how many passes there are at most
   * @param values numbers by name
   */
  public record Point(int step, int of, Map<String, Double> values) {}

  /**
   * A line of the log.
   *
   * @param at when the registry received it
   * @param text what the worker wrote
   */
  public record Line(Instant at, String text) {}
}
