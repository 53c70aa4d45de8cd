// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.inference.support.Checks;

/**
 * What the clients of a round have said under masks, as the bank's node has it in signed lists.
 *
 * @param gatherer the seat of the client that gathers what they say
 * @param threshold how many must be left, and give back a secret
 * @param largest the largest absolute value of an update that counts; what is beyond is cut off
 * @param keys the open keys of all who begin, in the order of their seats; none before there are
 * @param shares what each of them sealed for the others; none before there are
 * @param unmaskings the survivors' shares of what is taken away from the sum; none before there are
 * @param groups who mask together: the bank's own, or all whose sums are taken; none where all
 *     clients do
 */
public record RoundMasks(
    int gatherer,
    int threshold,
    double largest,
    List<Said> keys,
    List<Said> shares,
    List<Said> unmaskings,
    List<List<String>> groups) {
  /** As many clients as shares can be numbered. */
  private static final int MOST_CLIENTS = 255;

  /**
   * @param member who
   * @param said what
   */
  public record Said(String member, byte[] said) {}

  /** Refuses lists that are none. */
  public RoundMasks {
    Checks.range("masks.gatherer", gatherer, 0, MOST_CLIENTS);
    Checks.range("masks.threshold", threshold, 1, MOST_CLIENTS);
    Checks.range("masks.largest", largest, 1e-6, 1e9);
    keys = Checks.list("masks.keys", keys, 0, MOST_CLIENTS);
    shares = Checks.list("masks.shares", shares, 0, MOST_CLIENTS);
    unmaskings = Checks.list("masks.unmaskings", unmaskings, 0, MOST_CLIENTS);
    groups = Checks.list("masks.groups", groups, 0, MOST_CLIENTS);
  }

  /** Whether the sums of groups are seen, and not one of all. */
  boolean isGrouped() {
    return !groups.isEmpty();
  }

  /** A list by who said what, in the order of the list. */
  static Map<String, byte[]> byMember(List<Said> list) {
    Map<String, byte[]> byMember = new LinkedHashMap<>();
    list.forEach(each -> byMember.put(each.member(), each.said()));
    return byMember;
  }
}
