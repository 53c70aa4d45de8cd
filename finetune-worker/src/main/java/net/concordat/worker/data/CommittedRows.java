// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import net.concordat.common.CanonicalHash;
import net.concordat.common.MerkleTree;
import net.concordat.worker.InvalidInputException;

/**
 * A bank's rows under a root that fixes each cell and the order of the rows, and that shows nothing
 * of them without keys. Single rows can be opened to an auditor; what is opened tells nothing about
 * the others.
 *
 * <p>Leaf 0 of the tree is the number of rows and the names of the columns; leaf i is row i,
 * counted from 1 in the order of the file, with all its cells, also those that no schema names. A
 * leaf is HMAC(k_i, digest of row i), with k_i = HMAC(tree key, i) and tree key = HMAC(the bank's
 * secret, digest of all rows): the same rows and secret give the same root, and two commitments
 * share no key.
 */
public final class CommittedRows {
  static final String ALGORITHM = "RFC 6962 tree over HMAC-SHA-256 of rows";
  private static final HexFormat HEX = HexFormat.of();

  private final CsvTable table;
  private final byte[] treeKey;
  private final MerkleTree tree;

  /**
   * Commits.
   *
   * @param table at least one row
   * @param secret of the bank, at least 32 bytes
   * @throws InvalidInputException if there are no rows
   */
  public CommittedRows(CsvTable table, byte[] secret) {
    if (table.rows().isEmpty()) {
      throw new InvalidInputException(table.source() + " must have rows, but has only a header");
    }
    this.table = table;
    List<byte[]> leaves = new ArrayList<>(table.rows().size() + 1);
    leaves.add(KeyedLeaf.ofShape(table.rows().size(), table.header()));
    table.rows().forEach(row -> leaves.add(KeyedLeaf.ofRow(row)));
    CanonicalHash all = CanonicalHash.of("concordat/data");
    leaves.forEach(all::bytes);
    this.treeKey = KeyedLeaf.hmac(secret, all.digest());
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      leaves.set(leaf, KeyedLeaf.hmac(KeyedLeaf.key(treeKey, leaf), leaves.get(leaf)));
    }
    this.tree = new MerkleTree(leaves);
  }

  /** How many rows. */
  public int size() {
    return table.rows().size();
  }

  /** The root, in lower-case hexadecimal. */
  public String root() {
    return HEX.formatHex(tree.root());
  }

  /** The root, with how it is computed. */
  public DataCommitment commitment() {
    return new DataCommitment(ALGORITHM, root());
  }

  /**
   * Opens some rows; the number of rows and the columns are always opened with them.
   *
   * @param rows their numbers, from 1, each once; may be none
   * @throws InvalidInputException if there is no such row
   */
  public DataOpening open(Collection<Integer> rows) {
    List<DataOpening.OpenedRow> opened = new ArrayList<>();
    for (int row : rows) {
      if (row < 1 || row > size()) {
        throw new InvalidInputException(
            "%s has the rows 1 to %d, but row %d was asked for"
                .formatted(table.source(), size(), row));
      }
      opened.add(new DataOpening.OpenedRow(row, table.rows().get(row - 1), proof(row)));
    }
    return new DataOpening(DataOpening.FORMAT, size(), table.header(), proof(0), opened);
  }

  private DataOpening.Proof proof(int leaf) {
    return new DataOpening.Proof(
        HEX.formatHex(KeyedLeaf.key(treeKey, leaf)),
        tree.auditPath(leaf).stream().map(HEX::formatHex).toList());
  }
}
