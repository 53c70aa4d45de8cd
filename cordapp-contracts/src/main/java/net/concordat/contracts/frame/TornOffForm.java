// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.util.List;
import net.corda.core.contracts.ComponentGroupEnum;
import net.corda.core.crypto.PartialMerkleTree.PartialTree;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.FilteredComponentGroup;
import net.corda.core.transactions.FilteredTransaction;

/**
 * The one form in which a transaction is shown in part.
 *
 * <p>A transaction's id is the root of a hash tree that says neither how deep it is, nor which
 * level holds the groups of components, nor which kind of hash made it. Corda's own check follows
 * whatever the torn-off transaction says of that. So whoever adds a group that Corda does not know
 * to a valid transaction, whose content no notary looks at, could show that content as an output,
 * on another level of the tree. In one fixed form each id has one reading: the one that the notary
 * had.
 */
final class TornOffForm {
  /** Corda 4.10 knows so many groups, and every transaction of ours has the last of them. */
  private static final int GROUPS = ComponentGroupEnum.PARAMETERS_GROUP.ordinal() + 1;

  private TornOffForm() {}

  /**
   * Requires that nothing but outputs is shown, in the tree that every transaction of ours has.
   *
   * @throws IllegalArgumentException naming the rule
   */
  static void require(FilteredTransaction transaction) {
    LedgerRule rule = LedgerRule.TORN_OFF_FORM;
    String algorithm = transaction.getDigestService().getHashAlgorithm();
    rule.require(
        isSha256(transaction.getId()) && algorithm.equals(SecureHash.SHA2_256),
        "hashed by " + algorithm);
    List<SecureHash> roots = transaction.getGroupHashes();
    rule.require(
        roots.size() == GROUPS && areSha256(roots),
        "takes " + GROUPS + " groups; given " + roots.size());
    List<FilteredComponentGroup> shown = transaction.getFilteredComponentGroups();
    rule.require(
        shown.size() == 1
            && shown.get(0).getGroupIndex() == ComponentGroupEnum.OUTPUTS_GROUP.ordinal()
            && !shown.get(0).getComponents().isEmpty(),
        "shown are " + shown.size() + " groups of components");
    rule.require(
        areSha256(shown.get(0).getNonces())
            && isSha256(shown.get(0).getPartialMerkleTree().getRoot()),
        "shown with hashes of another kind");
  }

  private static boolean areSha256(List<SecureHash> hashes) {
    for (SecureHash hash : hashes) {
      if (!isSha256(hash)) {
        return false;
      }
    }
    return true;
  }

  /** Whether every node of a tree is a SHA-256. */
  static boolean isSha256(PartialTree tree) {
    if (tree instanceof PartialTree.Node) {
      PartialTree.Node node = (PartialTree.Node) tree;
      return SecureHash.SHA2_256.equals(node.getHashAlgorithm())
          && isSha256(node.getLeft())
          && isSha256(node.getRight());
    }
    return isSha256(
        tree instanceof PartialTree.IncludedLeaf
            ? ((PartialTree.IncludedLeaf) tree).getHash()
            : ((PartialTree.Leaf) tree).getHash());
  }

  private static boolean isSha256(SecureHash hash) {
    return hash instanceof SecureHash.SHA256;
  }
}
