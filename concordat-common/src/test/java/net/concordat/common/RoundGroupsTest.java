// SPDX-License-Identifier: Apache-2.0
package net.concordat.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundGroupsTest {
  private static final byte[] SEED = new byte[32];

  private static List<Integer> clients(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void haveEachClientOnceAndThreeOrAFewMore() {
    for (int count = 3; count <= 20; count++) {
      List<List<Integer>> groups = RoundGroups.drawn(SEED, 1, clients(count), 3);

      assertThat(groups).hasSize(count / 3);
      assertThat(groups.stream().flatMap(List::stream).sorted().toList()).isEqualTo(clients(count));
      assertThat(groups.subList(0, groups.size() - 1)).allMatch(group -> group.size() == 3);
      assertThat(groups.get(groups.size() - 1)).hasSizeBetween(3, 5).isSorted();
    }
    assertThat(RoundGroups.drawn(SEED, 1, clients(2), 3)).isEmpty();
  }

  @Test
  void areOthersInEachRoundAndTheSameForTheSameDraw() {
    Set<List<List<Integer>>> drawn = new HashSet<>();
    for (int round = 1; round <= 20; round++) {
      drawn.add(RoundGroups.drawn(SEED, round, clients(12), 3));
    }
    assertThat(drawn).hasSize(20);
    assertThat(drawn).contains(RoundGroups.drawn(SEED.clone(), 7, clients(12), 3));
    byte[] other = SEED.clone();
    other[0] = 1;
    assertThat(drawn).doesNotContain(RoundGroups.drawn(other, 7, clients(12), 3));
  }

  /** The order worked out with Python's hashlib, as the class says it. */
  @Test
  void areThoseOfTheVector() {
    assertThat(RoundGroups.drawn(SEED, 1, clients(9), 3)).isEqualTo(VECTOR);
  }

  private static final List<List<Integer>> VECTOR =
      List.of(List.of(5, 6, 8), List.of(1, 4, 7), List.of(0, 2, 3));
}
