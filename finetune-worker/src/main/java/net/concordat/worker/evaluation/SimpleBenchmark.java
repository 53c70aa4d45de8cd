// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.concordat.worker.data.Rows;
import org.jspecify.annotations.Nullable;

/**
 * What a logistic regression makes of the rows that a version is measured on: the least that a
 * network has to be better than.
 *
 * @param scores of all rows; absent where none could be fitted
 * @param sentence what it was fitted to, or why there is none
 */
public record SimpleBenchmark(double @Nullable [] scores, String sentence) {
  /** What the model is called beside the version. */
  public static final String NAME = "logistic regression";

  /** The penalty of the usual default, C = 1. */
  public static final double PENALTY = 1;

  private static final int MOST_INPUTS = 1000;

  /** Products of two inputs that a step of Newton's method sums, which bounds its time. */
  private static final long MOST_PRODUCTS = 1_000_000_000;

  /**
   * One that was fitted to other rows.
   *
   * @param historyRows how many these were
   */
  public static SimpleBenchmark ofHistory(double[] scores, int historyRows) {
    return new SimpleBenchmark(
        scores,
        "The logistic regression beside the version (L2 penalty 1) was fitted to %,d rows of the bank's own history."
            .formatted(historyRows));
  }

  /**
   * Fits to the rows themselves: each fifth of the customers is scored by a fit to the other four,
   * so no row by a fit that saw its customer.
   *
   * @param encoded the inputs of {@code rows}
   */
  public static SimpleBenchmark crossFitted(Rows encoded, TestRows rows) {
    if (encoded.width() > MOST_INPUTS) {
      return none(
          "it takes at most %,d inputs, but a row has %,d".formatted(MOST_INPUTS, encoded.width()));
    }
    Folds folds = Folds.of(rows);
    double[] scores = new double[rows.size()];
    int used = rows.size();
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      int[] fitted = some(folds.outside(fold), encoded.width());
      int[] scored = folds.inside(fold);
      if (!hasBoth(rows, fitted) || !hasBoth(rows, scored)) {
        return none(
            "it is fitted to four fifths of the customers and judged on the fifth, and these rows are too few for both labels in each fifth");
      }
      Scorer regression = LogisticRegression.fit(encoded.select(fitted), PENALTY)::score;
      double[] given = regression.score(encoded.select(scored));
      for (int i = 0; i < scored.length; i++) {
        scores[scored[i]] = given[i];
      }
      used = Math.min(used, fitted.length);
    }
    return new SimpleBenchmark(
        scores,
        "The logistic regression beside the version (L2 penalty 1) was fitted to the rows measured here: each fifth of the customers is scored by a fit to the other four fifths, %,d rows or more. It shows what these rows alone can teach the simplest model."
            .formatted(used));
  }

  private static boolean hasBoth(TestRows rows, int[] places) {
    return Arrays.stream(places).map(row -> rows.labels()[row]).distinct().count() == 2;
  }

  /** Of more rows than a fit can take in reasonable time, every so many. */
  private static int[] some(int[] places, int width) {
    long products = (long) places.length * width * width;
    int step = (int) Math.max(1, (products + MOST_PRODUCTS - 1) / MOST_PRODUCTS);
    return IntStream.range(0, places.length)
        .filter(i -> i % step == 0)
        .map(i -> places[i])
        .toArray();
  }

  private static SimpleBenchmark none(String reason) {
    return new SimpleBenchmark(null, "There is no logistic regression: " + reason + ".");
  }
}
