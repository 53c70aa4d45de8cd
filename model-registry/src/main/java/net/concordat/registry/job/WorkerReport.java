// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says while it works.
 *
 * @param progress how much is done, 0 to 100
 * @param step at what it is; null to leave it as it was
 * @param lines new lines of log, oldest first
 * @param points new points of curves, or points that replace others
 */
public record WorkerReport(
    int progress, @Nullable String step, List<String> lines, List<Point> points) {
  /**
   * @param series what the curves are of
   * @param step where on the axis, from 1
   * @param of how many steps there are at most
   * @param values finite numbers by name
   */
  public record Point(String series, int step, int of, Map<String, Double> values) {}
}
