// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;

/**
 * How many rows have what in one column.
 *
 * @param name of the feature, or {@code score}
 * @param edges of numbers, rising: the first count is of numbers up to the first edge, the last of
 *     those above the last; none where values are counted
 * @param values that are counted; none where numbers are
 * @param counts rows in each span or with each value
 * @param missing rows with an empty cell
 */
public record Distribution(
    String name, List<Double> edges, List<String> values, List<Long> counts, long missing) {
  private static final int MOST = 2000;

  /** Refuses edges that do not rise, and counts that do not fit. */
  public Distribution {
    Checks.text("name", name, 200);
    edges = Checks.list(name + ".edges", edges, 0, MOST);
    values = Checks.list(name + ".values", values, 0, MOST);
    int bins = values.isEmpty() ? edges.size() + 1 : values.size();
    counts = Checks.list(name + ".counts", counts, bins, bins);
    Checks.range(name + ".missing", missing, 0, Long.MAX_VALUE);
    for (long count : counts) {
      Checks.range(name + ".counts", count, 0, Long.MAX_VALUE);
    }
    for (int i = 1; i < edges.size(); i++) {
      if (!(edges.get(i - 1) < edges.get(i))) {
        throw new InvalidInputException(
            "'%s.edges' must rise, but number %d is %s".formatted(name, i + 1, edges.get(i)));
      }
    }
  }

  /** Rows that have something in the column. */
  @JsonIgnore
  long present() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Counts rows by the same edges or values. */
  Counter counter() {
    return new Counter(this);
  }

  /** A count that is going on. */
  static final class Counter {
    private final Distribution bins;
    private final double[] edges;
    private final long[] counts;
    private long missing;

    private Counter(Distribution bins) {
      this.bins = bins;
      this.edges = bins.edges.stream().mapToDouble(Double::doubleValue).toArray();
      this.counts = new long[bins.counts.size()];
    }

    void add(double value) {
      if (Double.isNaN(value)) {
        missing++;
      } else {
        counts[bins.values.isEmpty() ? span(value) : (int) value]++;
      }
    }

    private int span(double value) {
      int place = Arrays.binarySearch(edges, value);
      return place >= 0 ? place : -place - 1;
    }

    Distribution distribution() {
      List<Long> counted = new ArrayList<>();
      Arrays.stream(counts).forEach(counted::add);
      return new Distribution(bins.name, bins.edges, bins.values, counted, missing);
    }
  }
}
