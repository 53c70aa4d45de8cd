// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import net.concordat.contracts.frame.Value;
import org.jspecify.annotations.Nullable;

/** The fields of a state, through whatever values and lists they lie in. */
final class Leaves {
  /**
   * A field or an element of a list.
   *
   * @param path the fields that lead to it with dots between, and an element's index among them
   * @param type what it is declared to be
   * @param value what it is; null where it is absent
   */
  record Leaf(String path, Class<?> type, @Nullable Object value) {
    /** The path without indices, so that all elements of a list have one name. */
    String name() {
      return path.replaceAll("\\.\\d+", "");
    }

    /** The field or index at a depth, empty where the path is shorter. */
    private String step(int depth) {
      String[] steps = path.split("\\.");
      return depth < steps.length ? steps[depth] : "";
    }
  }

  private Leaves() {}

  /** Every list that holds something, and everything that is neither a value of ours nor a list. */
  static List<Leaf> of(Object state) {
    List<Leaf> leaves = new ArrayList<>();
    collect("", state.getClass(), state, leaves);
    return leaves;
  }

  /**
   * One of them, by as many even draws as it lies deep, so that long lists do not hide the rest.
   */
  static Leaf draw(Object state, Random random) {
    List<Leaf> candidates = of(state);
    for (int at = 0; candidates.size() > 1; at++) {
      int depth = at;
      List<List<Leaf>> groups =
          List.copyOf(
              candidates.stream()
                  .collect(
                      Collectors.groupingBy(
                          leaf -> leaf.step(depth), LinkedHashMap::new, Collectors.toList()))
                  .values());
      candidates = groups.get(random.nextInt(groups.size()));
    }
    return candidates.get(0);
  }

  private static void collect(String path, Class<?> type, @Nullable Object value, List<Leaf> into) {
    if (value instanceof Value) {
      String prefix = path.isEmpty() ? "" : path + ".";
      for (Map.Entry<String, Copy.Field> field : Copy.fields(value).entrySet()) {
        collect(prefix + field.getKey(), field.getValue().type(), field.getValue().value(), into);
      }
      return;
    }
    if (value instanceof List<?> empty && empty.isEmpty()) {
      return;
    }
    into.add(new Leaf(path, type, value));
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        Object element = list.get(i);
        collect(path + "." + i, element.getClass(), element, into);
      }
    }
  }

  /** A copy of a state with another value in one place. */
  @SuppressWarnings("unchecked")
  static <T> T with(T state, String path, @Nullable Object value) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    if (state instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list);
      int index = Integer.parseInt(first);
      copy.set(
          index,
          rest.isEmpty() ? value : with(Objects.requireNonNull(copy.get(index)), rest, value));
      return (T) copy;
    }
    if (rest.isEmpty()) {
      return Copy.with(state, first, value);
    }
    Object inner =
        Objects.requireNonNull(Objects.requireNonNull(Copy.fields(state).get(first)).value());
    return Copy.with(state, first, with(inner, rest, value));
  }
}
