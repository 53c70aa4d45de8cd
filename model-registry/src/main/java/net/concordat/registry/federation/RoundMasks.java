// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import java.util.List;

/**
 * What clients said under masks, in the order of their seats.
 *
 * @param gatherer the seat of who gathers it
 * @param threshold how many must be left, and give back a secret
 * @param largest the largest absolute value of an update that counts
 * @param keys open keys
 * @param shares sealed shares
 * @param unmaskings what takes the masks away
 * @param groups who mask together: the bank's own, or all whose sums are taken; empty where all
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
  /** With the list of keys. */
  public RoundMasks withKeys(List<Said> list) {
    return new RoundMasks(gatherer, threshold, largest, list, shares, unmaskings, groups);
  }

  /** With the list of shares. */
  public RoundMasks withShares(List<Said> list) {
    return new RoundMasks(gatherer, threshold, largest, keys, list, unmaskings, groups);
  }

  /** With the list of what takes the masks away. */
  public RoundMasks withUnmaskings(List<Said> list) {
    return new RoundMasks(gatherer, threshold, largest, keys, shares, list, groups);
  }

  /** With the groups whose sums are taken. */
  public RoundMasks withGroups(List<List<String>> whole) {
    return new RoundMasks(gatherer, threshold, largest, keys, shares, unmaskings, whole);
  }

  /**
   * @param member who
   * @param said what
   */
  public record Said(String member, byte[] said) {}
}
