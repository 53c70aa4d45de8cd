// SPDX-License-Identifier: Apache-2.0
package net.concordat.common;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The groups of a federated round, drawn anew for each round: clients in the order of the hashes of
 * seed, round and client, cut into groups from the first on. What is left over is in the last one.
 */
public final class RoundGroups {
  private RoundGroups() {}

  /**
   * Draws them.
   *
   * @param seed what nobody could choose
   * @param round which round, from 1
   * @param clients the clients' places, each once
   * @param size how many a group has; the last one up to twice as many, less one
   * @return the groups, none if there are fewer clients than one has; in each the places rise
   */
  public static List<List<Integer>> drawn(byte[] seed, int round, List<Integer> clients, int size) {
    Map<String, Integer> sorted = new TreeMap<>();
    for (int client : clients) {
      byte[] place =
          CanonicalHash.of("concordat/round-group")
              .bytes(seed)
              .number(round)
              .number(client)
              .digest();
      sorted.put(Hex.encode(place), client);
    }
    List<Integer> order = new ArrayList<>(sorted.values());
    List<List<Integer>> groups = new ArrayList<>();
    int count = order.size() / size;
    for (int group = 0; group < count; group++) {
      int end = group == count - 1 ? order.size() : (group + 1) * size;
      List<Integer> members = new ArrayList<>(order.subList(group * size, end));
      Collections.sort(members);
      groups.add(members);
    }
    return groups;
  }
}
