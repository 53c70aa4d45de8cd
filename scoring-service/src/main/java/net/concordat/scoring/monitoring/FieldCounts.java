// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one field was distributed in the reference. Of rows nothing is kept, and of a category that
 * fewer than ten cases had not its name.
 *
 * @param field its name
 * @param values each value of a field of numbers, ascending; none of other fields
 * @param categories each category; none of a field of numbers
 * @param counts how often each was; of categories one more for all others
 * @param missing how often the field had no value
 */
record FieldCounts(
    String field, double[] values, List<String> categories, long[] counts, long missing) {
  private static final int MOST_CATEGORIES = 100;
  private static final int LEAST_CASES = 10;

  /** Of the values of a sample. */
  static FieldCounts of(String field, List<@Nullable Object> sample) {
    List<Object> present = new ArrayList<>();
    for (@Nullable Object value : sample) {
      if (value != null) {
        present.add(value);
      }
    }
    long missing = sample.size() - present.size();
    return !present.isEmpty() && present.stream().allMatch(Number.class::isInstance)
        ? ofNumbers(field, present, missing)
        : ofCategories(field, present, missing);
  }

  private static FieldCounts ofNumbers(String field, List<Object> present, long missing) {
    double[] all = present.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    Arrays.sort(all);
    double[] values = new double[all.length];
    long[] counts = new long[all.length];
    int different = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        values[different++] = all[i];
      }
      counts[different - 1]++;
    }
    return new FieldCounts(
        field,
        Arrays.copyOf(values, different),
        List.of(),
        Arrays.copyOf(counts, different),
        missing);
  }

  private static FieldCounts ofCategories(String field, List<Object> present, long missing) {
    Map<String, Long> counted = new TreeMap<>();
    present.forEach(value -> counted.merge(value.toString(), 1L, Long::sum));
    List<String> categories =
        counted.entrySet().stream()
            .filter(entry -> entry.getValue() >= LEAST_CASES)
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_CATEGORIES)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    long[] counts = new long[categories.size() + 1];
    for (int i = 0; i < categories.size(); i++) {
      counts[i] = counted.getOrDefault(categories.get(i), 0L);
    }
    counts[categories.size()] = present.size() - Arrays.stream(counts).sum();
    return new FieldCounts(field, new double[0], categories, counts, missing);
  }

  boolean isOfNumbers() {
    return values.length > 0;
  }
}
