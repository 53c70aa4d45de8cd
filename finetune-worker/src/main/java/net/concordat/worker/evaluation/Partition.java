// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rows told apart by what they have in a column; two bytes for each row.
 *
 * @param values that there are, each once
 * @param codes for each row the place of its value; not to be written to
 */
public record Partition(List<String> values, short[] codes) {
  /** Keeps its own list. */
  public Partition {
    values = List.copyOf(values);
  }

  /** Tells rows apart by what each of them has. */
  public static Partition of(List<String> each) {
    Map<String, Short> places = new LinkedHashMap<>();
    short[] codes = new short[each.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = places.computeIfAbsent(each.get(row), value -> (short) places.size());
    }
    return new Partition(new ArrayList<>(places.keySet()), codes);
  }

  /** The places of the rows that have each value, in the order of values. */
  Map<String, int[]> places() {
    Map<String, int[]> places = new TreeMap<>();
    for (int value = 0; value < values.size(); value++) {
      int code = value;
      places.put(
          values.get(value),
          IntStream.range(0, codes.length).filter(row -> codes[row] == code).toArray());
    }
    return places;
  }
}
