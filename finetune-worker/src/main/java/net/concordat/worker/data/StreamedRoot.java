// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The root of RFC 6962's tree, section 2.1, over leaves that come one by one, and the audit paths
 * of some of them; no more is kept than one hash for each level. {@link
 * net.concordat.common.MerkleTree} gives the same.
 */
final class StreamedRoot {
  private final MessageDigest sha256 = sha256();
  private final Deque<Subtree> whole = new ArrayDeque<>();
  private final SortedSet<Integer> wanted;
  private final Map<Integer, List<byte[]>> paths = new HashMap<>();
  private int leaves;

  private record Subtree(byte[] root, int from, int leaves) {}

  StreamedRoot() {
    this(Collections.emptySortedSet());
  }

  /**
   * Keeps paths, too.
   *
   * @param wanted the leaves that they are of, from 0
   */
  StreamedRoot(SortedSet<Integer> wanted) {
    this.wanted = wanted;
  }

  void add(byte[] leaf) {
    Subtree last = new Subtree(hash(0, leaf, new byte[0]), leaves++, 1);
    while (!whole.isEmpty() && whole.peek().leaves == last.leaves) {
      last = join(whole.pop(), last);
    }
    whole.push(last);
  }

  /** The root of what was added, which must be one leaf or more; nothing can be added after it. */
  byte[] root() {
    Subtree right = whole.pop();
    while (!whole.isEmpty()) {
      right = join(whole.pop(), right);
    }
    return right.root;
  }

  /** The path of a wanted leaf, from its neighbour upwards; whole once there is a root. */
  List<byte[]> path(int leaf) {
    return paths.getOrDefault(leaf, List.of());
  }

  private Subtree join(Subtree left, Subtree right) {
    pass(left, right.root);
    pass(right, left.root);
    return new Subtree(hash(1, left.root, right.root), left.from, left.leaves + right.leaves);
  }

  private void pass(Subtree of, byte[] neighbour) {
    for (int leaf : wanted.subSet(of.from, of.from + of.leaves)) {
      paths.computeIfAbsent(leaf, none -> new ArrayList<>()).add(neighbour);
    }
  }

  private byte[] hash(int kind, byte[] first, byte[] second) {
    sha256.update((byte) kind);
    sha256.update(first);
    return sha256.digest(second);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
