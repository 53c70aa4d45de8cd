// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the model does on some of the rows: a segment, or a period.
 *
 * @param column by which rows were told apart
 * @param value what these rows have there
 * @param figures by {@link Figure#key}; absent where the rows are too few
 */
public record Slice(
    String column, String value, int rows, int positives, @Nullable Map<String, Interval> figures) {
  /** Fewer rows of a label than this say nothing. */
  static final int FEWEST = 10;

  private static final int RESAMPLES = 200;

  /**
   * Measures each part of the rows.
   *
   * @param values what each row has in the column
   */
  public static List<Slice> by(
      String column, Partition values, double[] scores, TestRows rows, DecisionRule rule) {
    List<Slice> slices = new ArrayList<>();
    values
        .places()
        .forEach((value, places) -> slices.add(of(column, value, places, scores, rows, rule)));
    return slices;
  }

  private static Slice of(
      String column,
      String value,
      int[] places,
      double[] scores,
      TestRows rows,
      DecisionRule rule) {
    TestRows these = rows.select(places);
    int positives = these.positives();
    double[] own = java.util.Arrays.stream(places).mapToDouble(i -> scores[i]).toArray();
    boolean enough = Math.min(positives, these.size() - positives) >= FEWEST;
    return new Slice(
        column,
        value,
        these.size(),
        positives,
        enough ? new SideBySide(List.of(own), these, rule, RESAMPLES).figures(0) : null);
  }
}
