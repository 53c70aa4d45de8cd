// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param nextCursor what to ask with for the next page; null on the last
 * @param <T> their kind
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  /**
   * A page of what was found.
   *
   * @param found one more than the page holds, if there are more
   * @param most how many a page holds
   * @param cursor names an item's place in the list
   */
  public static <T> Page<T> of(List<T> found, int most, Function<T, String> cursor) {
    if (found.size() <= most) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, most);
    return new Page<>(items, cursor.apply(items.get(most - 1)));
  }
}
