// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import net.concordat.common.MerkleTree;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;

/**
 * Some of the rows that a bank has committed to, with what proves that they are. Whoever receives
 * it trusts nothing of it before {@link #requireUnder}.
 *
 * @param format always {@value #FORMAT}
 * @param rows how many rows the commitment has
 * @param columns their names, in the order of the cells
 * @param shape proves number and columns
 * @param opened the rows that are shown
 */
public record DataOpening(
    String format, int rows, List<String> columns, Proof shape, List<OpenedRow> opened) {
  /** The format this version writes and reads. */
  public static final String FORMAT = "concordat-data-opening/1";

  private static final int MOST = Integer.MAX_VALUE - 1;

  /** Refuses another format, and what cannot be an opening. */
  public DataOpening {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "'format' must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    Checks.range("rows", rows, 1, MOST);
    columns = Checks.list("columns", columns, 1, MOST);
    Checks.required("shape", shape);
    opened = Checks.list("opened", opened, 0, rows);
  }

  /**
   * A row as the file has it.
   *
   * @param row its number, from 1
   * @param cells in the order of the columns
   * @param proof that it is this row
   */
  public record OpenedRow(int row, List<String> cells, Proof proof) {
    /** Refuses a row with a part missing. */
    public OpenedRow {
      cells = Checks.list("cells", cells, 1, MOST);
      Checks.required("proof", proof);
    }
  }

  /**
   * What leads from a leaf to the root.
   *
   * @param key of the leaf, in hexadecimal
   * @param path the hashes beside the way to the root, from the leaf upwards, in hexadecimal
   */
  public record Proof(String key, List<String> path) {
    /** Refuses a proof with a part missing. */
    public Proof {
      Checks.required("key", key);
      path = Checks.list("path", path, 0, Integer.SIZE);
    }
  }

  /**
   * Requires that the number of rows, the columns and each opened row are those under a root.
   *
   * @param root in lower-case hexadecimal, from where it cannot have been changed
   * @throws InvalidInputException naming the first thing that is not proved
   */
  public void requireUnder(String root) {
    requireLeaf(root, 0, "the number of rows and the columns", shape, shapeBytes());
    Set<Integer> seen = new HashSet<>();
    for (OpenedRow row : opened) {
      String name = "row " + row.row();
      if (row.row() < 1 || row.row() > rows || !seen.add(row.row())) {
        throw new InvalidInputException(
            "Each opened row must be one of 1 to %d and be there once, but %s is not"
                .formatted(rows, name));
      }
      if (row.cells().size() != columns.size()) {
        throw new InvalidInputException(
            "%s must have %d cells, but has %d"
                .formatted(name, columns.size(), row.cells().size()));
      }
      requireLeaf(root, row.row(), name, row.proof(), rowBytes(name, row));
    }
  }

  private void requireLeaf(String root, int leaf, String name, Proof proof, byte[] bytes) {
    byte[] key = bytes("the key of " + name, proof.key());
    List<byte[]> path =
        proof.path().stream().map(hash -> bytes("the path of " + name, hash)).toList();
    String computed;
    try {
      computed =
          HexFormat.of()
              .formatHex(MerkleTree.rootFrom(KeyedLeaf.hmac(key, bytes), leaf, rows + 1, path));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("The proof of " + name + " is none: " + e.getMessage(), e);
    }
    if (!computed.equals(root)) {
      throw new InvalidInputException(
          "What is shown as %s is not what was committed to: the root must be %s, but is %s"
              .formatted(name, root, computed));
    }
  }

  private byte[] shapeBytes() {
    try {
      return KeyedLeaf.ofShape(rows, columns);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("The columns cannot be a file's: " + e.getMessage(), e);
    }
  }

  private static byte[] rowBytes(String name, OpenedRow row) {
    try {
      return KeyedLeaf.ofRow(row.cells());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(name + " cannot be a file's: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(String name, String hex) {
    return HexFormat.of().parseHex(Checks.hex32(name, hex));
  }
}
