// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import net.concordat.common.CanonicalHash;

/**
 * Splits rows by a hash of their cells: the same rows fall into the same parts on every machine and
 * in every order. Each part gets its share of both labels.
 */
final class HashSplit {
  private final Function<List<String>, String> label;

  HashSplit(Function<List<String>, String> label) {
    this.label = label;
  }

  /**
   * Cuts rows into as many parts as there are shares; the last part gets the rest.
   *
   * @param shares of each part, together 1
   */
  List<List<List<String>>> cut(List<List<String>> rows, double... shares) {
    Map<String, List<List<String>>> byLabel = new TreeMap<>();
    for (List<String> row : rows) {
      byLabel.computeIfAbsent(label.apply(row), answer -> new ArrayList<>()).add(row);
    }
    List<List<List<String>>> parts = new ArrayList<>();
    for (int part = 0; part < shares.length; part++) {
      parts.add(new ArrayList<>());
    }
    for (List<List<String>> group : byLabel.values()) {
      group.sort(Comparator.comparingLong(HashSplit::hash));
      deal(group, shares, parts);
    }
    // Otherwise a part would begin with all rows of one label.
    parts.forEach(part -> part.sort(Comparator.comparingLong(HashSplit::hash)));
    return parts;
  }

  private static void deal(
      List<List<String>> group, double[] shares, List<List<List<String>>> parts) {
    double share = 0;
    int from = 0;
    for (int part = 0; part < shares.length; part++) {
      share += shares[part];
      boolean last = part == shares.length - 1;
      int to = last ? group.size() : (int) Math.round(share * group.size());
      parts.get(part).addAll(group.subList(from, to));
      from = to;
    }
  }

  private static long hash(List<String> row) {
    byte[] digest = CanonicalHash.of("concordat/row-split").texts(row).digest();
    return ByteBuffer.wrap(digest).getLong();
  }
}
