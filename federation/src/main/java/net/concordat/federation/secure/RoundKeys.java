// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The open keys of all members of a round. */
final class RoundKeys {
  private final Map<String, OpenKeys> byMember = new HashMap<>();

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if a member's are missing, or two are the same
   */
  RoundKeys(MaskedRound round, List<OpenKeys> all) {
    Set<String> distinct = new TreeSet<>();
    for (OpenKeys one : all) {
      round.number(one.member());
      byMember.put(one.member(), one);
      distinct.add(HexFormat.of().formatHex(one.mask()));
      distinct.add(HexFormat.of().formatHex(one.letter()));
    }
    int count = round.members().size();
    if (byMember.size() != count || all.size() != count || distinct.size() != 2 * count) {
      throw new IllegalArgumentException(
          "A masked round needs two keys of each of its %d members, all different, but there are %d of %s"
              .formatted(count, distinct.size(), new TreeSet<>(byMember.keySet())));
    }
  }

  OpenKeys of(String member) {
    return Objects.requireNonNull(byMember.get(member), member);
  }
}
