// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root of RFC 6962's tree, section 2.1, over leaves that come one by one; no more is kept than
 * one hash for each level. {@link net.concordat.common.MerkleTree} gives the same root.
 */
final class StreamedRoot {
  private final MessageDigest sha256 = sha256();
  private final Deque<Subtree> whole = new ArrayDeque<>();

  private record Subtree(byte[] root, int leaves) {}

  void add(byte[] leaf) {
    Subtree last = new Subtree(hash(0, leaf, new byte[0]), 1);
    while (!whole.isEmpty() && whole.peek().leaves == last.leaves) {
      last = join(whole.pop(), last);
    }
    whole.push(last);
  }

  /** The root of what was added, which must be one leaf or more. */
  byte[] root() {
    Subtree right = whole.pop();
    while (!whole.isEmpty()) {
      right = join(whole.pop(), right);
    }
    return right.root;
  }

  private Subtree join(Subtree left, Subtree right) {
    return new Subtree(hash(1, left.root, right.root), left.leaves + right.leaves);
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
