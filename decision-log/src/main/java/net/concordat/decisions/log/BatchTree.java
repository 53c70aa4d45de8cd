// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.util.ArrayList;
import java.util.List;
import net.concordat.common.MerkleTree;
import net.concordat.decisions.Hash;

/**
 * The tree of a batch in two storeys: subtrees of 64 leaves, and the tree over their roots. Only
 * those roots are kept with a batch, half a byte for each record; a proof reads them and the hashes
 * of 64 leaves, however many records the log has.
 */
final class BatchTree {
  static final int LEAVES = 64;

  private BatchTree() {}

  /** The roots of the subtrees of these leaves. */
  static List<Hash> subtrees(List<Hash> leafHashes) {
    List<Hash> roots = new ArrayList<>();
    for (int from = 0; from < leafHashes.size(); from += LEAVES) {
      roots.add(root(leafHashes.subList(from, Math.min(from + LEAVES, leafHashes.size()))));
    }
    return roots;
  }

  /** The root over leaf hashes, or over the roots of subtrees. */
  static Hash root(List<Hash> hashes) {
    return Hash.of(tree(hashes).root());
  }

  /**
   * The audit path of a leaf.
   *
   * @param index in the batch
   * @param around the hashes of the leaves of its subtree
   * @param subtrees as {@link #subtrees} gave them
   */
  static List<Hash> path(int index, List<Hash> around, List<Hash> subtrees) {
    List<Hash> path = new ArrayList<>();
    tree(around).auditPath(index % LEAVES).forEach(hash -> path.add(Hash.of(hash)));
    tree(subtrees).auditPath(index / LEAVES).forEach(hash -> path.add(Hash.of(hash)));
    return path;
  }

  private static MerkleTree tree(List<Hash> hashes) {
    return MerkleTree.ofHashes(hashes.stream().map(Hash::bytes).toList());
  }
}
