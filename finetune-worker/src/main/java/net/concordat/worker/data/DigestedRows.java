// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import net.concordat.common.CanonicalHash;

/**
 * Commits to rows of which only a digest each is known, since other machines have read them: the
 * same root as {@link CommittedRows} gives. Rows cannot be opened from here.
 *
 * @param columns of the source
 * @param rows how many
 * @param digests of each row, counted from 0; see {@link DigestingCursor}
 */
public record DigestedRows(List<String> columns, int rows, IntFunction<byte[]> digests) {
  /** Length of a digest. */
  public static final int BYTES = 32;

  /** The commitment, with the bank's secret. */
  public DataCommitment commitment(byte[] secret) {
    byte[] shape = KeyedLeaf.ofShape(rows, columns);
    CanonicalHash content = CanonicalHash.of("concordat/data").bytes(shape);
    for (int row = 0; row < rows; row++) {
      content.bytes(digests.apply(row));
    }
    byte[] treeKey = KeyedLeaf.hmac(secret, content.digest());
    StreamedRoot root = new StreamedRoot();
    root.add(KeyedLeaf.hmac(KeyedLeaf.key(treeKey, 0), shape));
    for (int row = 0; row < rows; row++) {
      root.add(KeyedLeaf.hmac(KeyedLeaf.key(treeKey, row + 1), digests.apply(row)));
    }
    return new DataCommitment(CommittedRows.ALGORITHM, HexFormat.of().formatHex(root.root()));
  }
}
