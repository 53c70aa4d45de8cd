// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;

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
public final class CommittedRows implements AutoCloseable {
  static final String ALGORITHM = "RFC 6962 tree over HMAC-SHA-256 of rows";
  private static final HexFormat HEX = HexFormat.of();

  private final RowSource source;
  private final RowDigests digests;
  private final byte[] treeKey;
  private final DataCommitment commitment;

  private CommittedRows(RowSource source, RowDigests digests, byte[] secret) throws IOException {
    this.source = source;
    this.digests = digests;
    this.treeKey = digests.treeKey(secret);
    this.commitment = digests.commitment(secret);
  }

  /**
   * Reads all rows once and commits to them.
   *
   * @param secret of the bank, at least 32 bytes
   * @param work folder for a file with 32 bytes for each row, which is deleted on closing
   * @throws InvalidInputException if there are no rows, or one cannot be read
   */
  public static CommittedRows read(RowSource source, byte[] secret, Path work) throws IOException {
    RowDigests digests = new RowDigests(work);
    try (RowCursor cursor = digests.of(source).open()) {
      while (cursor.next() != null) {
        // The digests are taken as rows come by.
      }
      if (digests.size() == 0) {
        throw new InvalidInputException(source.name() + " must have rows, but has only a header");
      }
      return new CommittedRows(source, digests, secret);
    } catch (IOException | RuntimeException e) {
      digests.close();
      throw e;
    }
  }

  /** How many rows. */
  public int size() {
    return digests.size();
  }

  /** The root, in lower-case hexadecimal. */
  public String root() {
    return commitment.value();
  }

  /** The root, with how it is computed. */
  public DataCommitment commitment() {
    return commitment;
  }

  /**
   * Opens some rows; the number of rows and the columns are always opened with them. What is opened
   * is in memory, the other rows are not.
   *
   * @param rows their numbers, from 1; may be none
   * @throws InvalidInputException if there is no such row, or the source gives other rows now
   */
  public DataOpening open(Collection<Integer> rows) throws IOException {
    for (int row : rows) {
      if (row < 1 || row > size()) {
        throw new InvalidInputException(
            "%s has the rows 1 to %d, but row %d was asked for"
                .formatted(source.name(), size(), row));
      }
    }
    SortedSet<Integer> leaves = new TreeSet<>(rows);
    Map<Integer, List<String>> cells = cells(new TreeSet<>(rows));
    leaves.add(0);
    StreamedRoot tree = new StreamedRoot(leaves);
    digests.addLeaves(treeKey, tree);
    tree.root();
    List<DataOpening.OpenedRow> opened = new ArrayList<>();
    cells.forEach(
        (row, shown) -> opened.add(new DataOpening.OpenedRow(row, shown, proof(tree, row))));
    return new DataOpening(DataOpening.FORMAT, size(), digests.columns(), proof(tree, 0), opened);
  }

  private Map<Integer, List<String>> cells(SortedSet<Integer> rows) throws IOException {
    Map<Integer, List<String>> found = new TreeMap<>();
    try (RowCursor cursor = source.open()) {
      for (int row = 1; !rows.isEmpty() && row <= rows.last(); row++) {
        List<String> cells = cursor.next();
        if (rows.contains(row)) {
          found.put(row, requireSame(row, cells));
        }
      }
    }
    return found;
  }

  private List<String> requireSame(int row, @Nullable List<String> cells) throws IOException {
    if (cells == null || !Arrays.equals(KeyedLeaf.ofRow(cells), digests.digest(row))) {
      throw new InvalidInputException(
          "%s must give the same rows each time it is read, but row %d is another now"
              .formatted(source.name(), row));
    }
    return cells;
  }

  private DataOpening.Proof proof(StreamedRoot tree, int leaf) {
    return new DataOpening.Proof(
        HEX.formatHex(KeyedLeaf.key(treeKey, leaf)),
        tree.path(leaf).stream().map(HEX::formatHex).toList());
  }

  @Override
  public void close() throws IOException {
    digests.close();
  }
}
