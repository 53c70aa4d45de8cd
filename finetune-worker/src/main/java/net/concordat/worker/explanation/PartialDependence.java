// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.concordat.worker.evaluation.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * The mean score of all rows, were they to have one value of a feature (Friedman, Greedy Function
 * Approximation, 2001). Rows that cannot be, such as a child with a pension, count as all others.
 *
 * @param points in the order of values
 */
public record PartialDependence(String feature, List<Point> points) {
  private static final int QUANTILES = 21;
  private static final int MOST_VALUES = 20;

  /**
   * One value.
   *
   * @param value as the cell has it
   * @param number the same as a number; absent for categories
   * @param low a tenth of the rows scores lower
   * @param high a tenth of the rows scores higher
   */
  public record Point(
      String value, @Nullable Double number, double meanScore, double low, double high) {}

  /**
   * Measures a feature at its quantiles, or, where its cells are no numbers, at its most frequent
   * values.
   *
   * @param cells what each row has in the feature's column
   */
  public static PartialDependence of(
      Scorer model, float[][] rows, InputBlock block, List<String> cells) {
    boolean numeric = cells.stream().allMatch(cell -> number(cell).isPresent());
    List<Point> points = new ArrayList<>();
    for (int place : numeric ? quantiles(cells) : frequent(cells)) {
      double[] scores = model.score(block.with(rows, rows[place]));
      Arrays.sort(scores);
      points.add(
          new Point(
              cells.get(place),
              numeric ? number(cells.get(place)).getAsDouble() : null,
              Arrays.stream(scores).average().orElseThrow(),
              scores[(int) (0.1 * (scores.length - 1))],
              scores[(int) Math.ceil(0.9 * (scores.length - 1))]));
    }
    return new PartialDependence(block.feature(), points);
  }

  private static int[] quantiles(List<String> cells) {
    int[] sorted =
        IntStream.range(0, cells.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> number(cells.get(i)).orElseThrow()))
            .mapToInt(Integer::intValue)
            .toArray();
    Map<Double, Integer> distinct = new LinkedHashMap<>();
    for (int q = 0; q < QUANTILES; q++) {
      // From the hundredth to the ninety-ninth: the extremes are few rows.
      double share = 0.01 + 0.98 * q / (QUANTILES - 1);
      int place = sorted[(int) Math.round(share * (sorted.length - 1))];
      distinct.putIfAbsent(number(cells.get(place)).orElseThrow(), place);
    }
    return distinct.values().stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] frequent(List<String> cells) {
    Map<String, Integer> first = new LinkedHashMap<>();
    Map<String, Integer> count = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      first.putIfAbsent(cells.get(i), i);
      count.merge(cells.get(i), 1, Integer::sum);
    }
    return count.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_VALUES)
        .mapToInt(entry -> first.getOrDefault(entry.getKey(), 0))
        .toArray();
  }

  private static OptionalDouble number(String cell) {
    try {
      double value = Double.parseDouble(cell);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
