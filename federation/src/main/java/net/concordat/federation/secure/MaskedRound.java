// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.util.List;
import java.util.Set;

/**
 * A round of secure aggregation, as all who take part know it.
 *
 * @param federation which federation
 * @param round which of its rounds, from 1
 * @param members who begin it, in their order, each once
 * @param threshold how many must be left, and give back a secret: more than two thirds of them
 */
public record MaskedRound(String federation, int round, List<String> members, int threshold) {
  /** With fewer, too much would be known of each from the sum. */
  public static final int LEAST_MEMBERS = 5;

  /** How many updates a sum has at the least. */
  public static final int LEAST_SURVIVORS = 4;

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if there are too few, one is named twice, or the threshold is
   *     out of its range
   */
  public MaskedRound {
    members = List.copyOf(members);
    int count = members.size();
    if (count < LEAST_MEMBERS || count > 255 || Set.copyOf(members).size() != count) {
      throw new IllegalArgumentException(
          "A masked round needs %d to 255 members, each once, but has %s"
              .formatted(LEAST_MEMBERS, members));
    }
    if (3 * threshold <= 2 * count || threshold > count || threshold < LEAST_SURVIVORS) {
      throw new IllegalArgumentException(
          "The threshold must be more than two thirds of the %d members, %d or more, and at most all, but is %d"
              .formatted(count, LEAST_SURVIVORS, threshold));
    }
  }

  /** The least threshold that is allowed for so many members. */
  public static int leastThreshold(int members) {
    return Math.max(LEAST_SURVIVORS, 2 * members / 3 + 1);
  }

  /** A member's number, from 1. */
  int number(String member) {
    int place = members.indexOf(member);
    if (place < 0) {
      throw new IllegalArgumentException(member + " is not in the round " + round);
    }
    return place + 1;
  }

  /** Refuses survivors who are not of the round, or too few. */
  void requireSurvivors(Set<String> survivors) {
    survivors.forEach(this::number);
    if (survivors.size() < threshold) {
      throw new IllegalArgumentException(
          "A masked round needs the vectors of %d members, but has those of %s"
              .formatted(threshold, survivors));
    }
  }

  /** What a seed of this round is for. */
  String purpose(String what, String one, String other) {
    boolean inOrder = number(one) < number(other);
    return String.join(
        "\n",
        "concordat masked round",
        what,
        federation,
        Integer.toString(round),
        inOrder ? one : other,
        inOrder ? other : one);
  }
}
