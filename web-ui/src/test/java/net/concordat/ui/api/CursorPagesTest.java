// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CursorPagesTest {
  private final List<@Nullable String> asked = new ArrayList<>();

  private CursorPages<Integer> list(int length) {
    return new CursorPages<>(
        cursor -> {
          asked.add(cursor);
          int from = cursor == null ? 0 : Integer.parseInt(cursor);
          int to = Math.min(length, from + CursorPages.SIZE);
          return new Page<>(
              IntStream.range(from, to).boxed().toList(),
              to == length ? null : Integer.toString(to));
        });
  }

  @Test
  void givesRowsFromAnyPlaceOn() {
    CursorPages<Integer> list = list(1_000);
    for (int[] range : new int[][] {{0, 50}, {120, 100}, {990, 50}, {30, 40}, {999, 1}}) {
      assertThat(list.items(range[0], range[1]))
          .containsExactlyElementsOf(
              IntStream.range(range[0], Math.min(1_000, range[0] + range[1])).boxed().toList());
    }
  }

  @Test
  void asksForEachPageOnceWhileSomebodyScrolls() {
    CursorPages<Integer> list = list(1_000);
    list.items(0, 50);
    list.items(50, 50);
    list.items(40, 20);
    assertThat(asked).containsExactly(null, "50");
  }

  @Test
  void endsWithTheListAlsoWhereAPageIsFull() {
    assertThat(list(100).items(90, 50)).hasSize(10);
    assertThat(list(100).items(100, 50)).isEmpty();
    assertThat(list(0).items(0, 50)).isEmpty();
    assertThat(list(100).items(500, 50)).isEmpty();
  }
}
