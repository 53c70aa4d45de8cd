// SPDX-License-Identifier: Apache-2.0
package net.concordat.common;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The hash tree of RFC 6962, section 2.1, over SHA-256. Its root fixes each leaf and its place; an
 * audit path proves one of them and shows of the others no more than hashes.
 *
 * <p>The tree is built level by level: neighbours are hashed together and a last node without a
 * neighbour moves up as it is, which gives the same tree as the RFC's definition from the top.
 *
 * <p>A root alone does not fix how many leaves there are: who relies on the number has to fix it
 * apart, for example in the first leaf.
 */
public final class MerkleTree {
  /** The length in bytes of a root and of each node of a path. */
  public static final int HASH_BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /** The hashes of the leaves first, the root alone last. */
  private final List<List<byte[]>> levels = new ArrayList<>();

  /**
   * Builds the tree.
   *
   * @param leaves the bytes of each leaf, of any length, in their order
   * @throws IllegalArgumentException if there are none: nothing could be proved of them
   */
  public MerkleTree(List<byte[]> leaves) {
    this(hashes(leaves).toArray(new byte[0][]));
  }

  private MerkleTree(byte[][] hashes) {
    if (hashes.length == 0) {
      throw new IllegalArgumentException("A tree must have at least one leaf, but was given none");
    }
    List<byte[]> level = Arrays.asList(hashes);
    levels.add(level);
    while (level.size() > 1) {
      level = above(level);
      levels.add(level);
    }
  }

  /**
   * Builds the tree where no more than the hashes of the leaves is left. Nodes of one level of a
   * tree may stand for its leaves, too: root and paths are then those from that level upwards.
   *
   * @param hashes of the leaves in their order, as {@link #leafHash} gives them
   * @throws IllegalArgumentException if there are none, or one has not 32 bytes
   */
  public static MerkleTree ofHashes(List<byte[]> hashes) {
    byte[][] level = new byte[hashes.size()][];
    for (int i = 0; i < level.length; i++) {
      level[i] = requireHash(hashes.get(i), "Each hash of a leaf").clone();
    }
    return new MerkleTree(level);
  }

  /** What stands for a leaf in the tree: the SHA-256 of a byte 0 and the leaf. */
  public static byte[] leafHash(byte[] leaf) {
    return hash(LEAF, leaf);
  }

  /** The 32 bytes that stand for all leaves and their order. */
  public byte[] root() {
    return levels.get(levels.size() - 1).get(0).clone();
  }

  /**
   * What somebody needs besides a leaf to compute the root, from the leaf's neighbour upwards.
   *
   * @param index of the leaf, from 0
   * @throws IllegalArgumentException if there is no such leaf
   */
  public List<byte[]> auditPath(int index) {
    requireIndex(index, levels.get(0).size());
    List<byte[]> path = new ArrayList<>();
    int place = index;
    for (List<byte[]> level : levels) {
      int neighbour = place ^ 1;
      if (neighbour < level.size()) {
        path.add(level.get(neighbour).clone());
      }
      place /= 2;
    }
    return Collections.unmodifiableList(path);
  }

  /**
   * The root of the one tree of this size that has this leaf at this place and this audit path.
   * Compare it with the root that is to be relied on.
   *
   * @param leaf its bytes
   * @param index its place, from 0
   * @param size how many leaves the tree has
   * @param path as {@link #auditPath} gives it
   * @throws IllegalArgumentException if no tree of this size has such a place, or paths of this
   *     length there
   */
  public static byte[] rootFrom(byte[] leaf, int index, int size, List<byte[]> path) {
    return rootFromHash(leafHash(leaf), index, size, path);
  }

  /**
   * {@link #rootFrom} where no more than the hash of the leaf is left.
   *
   * @param leafHash as {@link #leafHash} gives it
   * @throws IllegalArgumentException likewise, or if the hash has not 32 bytes
   */
  public static byte[] rootFromHash(byte[] leafHash, int index, int size, List<byte[]> path) {
    requireIndex(index, size);
    byte[] node = requireHash(leafHash, "The hash of a leaf").clone();
    int used = 0;
    int place = index;
    for (int width = size; width > 1; width = width / 2 + width % 2) {
      if ((place ^ 1) < width) {
        byte[] neighbour = step(path, used++);
        node = place % 2 == 0 ? hash(NODE, node, neighbour) : hash(NODE, neighbour, node);
      }
      place /= 2;
    }
    if (used != path.size()) {
      throw new IllegalArgumentException(
          "The audit path of leaf "
              + index
              + " of "
              + size
              + " has "
              + used
              + " hashes, but was given "
              + path.size());
    }
    return node;
  }

  private static byte[] step(List<byte[]> path, int number) {
    if (number >= path.size()) {
      throw new IllegalArgumentException(
          "The audit path must have more than the " + path.size() + " hashes that were given");
    }
    return requireHash(path.get(number), "Each hash of an audit path");
  }

  private static byte[] requireHash(byte[] hash, String what) {
    if (hash.length != HASH_BYTES) {
      throw new IllegalArgumentException(
          what + " has 32 bytes, but one was given with " + hash.length);
    }
    return hash;
  }

  private static List<byte[]> hashes(List<byte[]> leaves) {
    List<byte[]> hashes = new ArrayList<>(leaves.size());
    for (byte[] leaf : leaves) {
      hashes.add(leafHash(leaf));
    }
    return hashes;
  }

  private static List<byte[]> above(List<byte[]> level) {
    List<byte[]> above = new ArrayList<>(level.size() / 2 + 1);
    for (int i = 0; i + 1 < level.size(); i += 2) {
      above.add(hash(NODE, level.get(i), level.get(i + 1)));
    }
    if (level.size() % 2 == 1) {
      above.add(level.get(level.size() - 1));
    }
    return above;
  }

  private static void requireIndex(int index, int size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "A tree of " + size + " leaves has no leaf " + index + " when counted from 0");
    }
  }

  /**
   * Leaves and nodes are hashed with different prefixes, so that neither can pass for the other.
   */
  private static byte[] hash(byte prefix, byte[]... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(prefix);
      for (byte[] part : parts) {
        sha256.update(part);
      }
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
