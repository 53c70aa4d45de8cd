// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small group whose members' vectors are seen as one sum. There are masks between members alone,
 * and nothing is shared out: if one member's vector is missing, the others' stay masked and the
 * group is left out of the round. The sum of three shows each member the sum of the other two.
 *
 * @param federation which federation
 * @param round which of its rounds, from 1
 * @param members three or more, in their order, each once
 */
public record MaskedGroup(String federation, int round, List<String> members) {
  /** How many members a group has at the least. */
  public static final int LEAST_MEMBERS = 3;

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if there are too few, or one is named twice
   */
  public MaskedGroup {
    members = List.copyOf(members);
    if (members.size() < LEAST_MEMBERS || Set.copyOf(members).size() != members.size()) {
      throw new IllegalArgumentException(
          "A masked group needs %d members or more, each once, but has %s"
              .formatted(LEAST_MEMBERS, members));
    }
  }

  /**
   * The sum of the members' vectors, from which all masks have gone.
   *
   * @param vectors of all members
   * @throws IllegalArgumentException if one is missing, or they are not equally long
   */
  public int[] sum(Map<String, int[]> vectors) {
    if (!vectors.keySet().equals(Set.copyOf(members))) {
      throw new IllegalArgumentException(
          "A masked group needs the vectors of all of %s, but has those of %s"
              .formatted(members, vectors.keySet()));
    }
    int[] sum = new int[vectors.values().iterator().next().length];
    for (Map.Entry<String, int[]> one : vectors.entrySet()) {
      if (one.getValue().length != sum.length) {
        throw new IllegalArgumentException(
            "The masked vectors of a group are equally long, but %s's has %d numbers and another %d"
                .formatted(one.getKey(), one.getValue().length, sum.length));
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += one.getValue()[i];
      }
    }
    return sum;
  }

  int number(String member) {
    int place = members.indexOf(member);
    if (place < 0) {
      throw new IllegalArgumentException(
          "%s is not in the group %s of round %d".formatted(member, members, round));
    }
    return place;
  }

  String purpose(String one, String other) {
    boolean inOrder = number(one) < number(other);
    return String.join(
        "\n",
        "concordat masked group",
        federation,
        Integer.toString(round),
        String.join("\t", members),
        inOrder ? one : other,
        inOrder ? other : one);
  }
}
