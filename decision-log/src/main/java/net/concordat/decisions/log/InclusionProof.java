// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.util.List;
import net.concordat.common.MerkleTree;
import net.concordat.decisions.Hash;

/**
 * What shows that a record is in a batch.
 *
 * @param batch the batch, to be compared with the one that was anchored
 * @param sequence the record's
 * @param path RFC 6962's audit path, from the leaf's neighbour upwards
 */
public record InclusionProof(Batch batch, long sequence, List<Hash> path) {
  /** Copies the list. */
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Whether a record with this leaf hash stands at that place under this root. */
  public boolean shows(Hash leafHash, Hash root) {
    if (!batch.holds(sequence)) {
      return false;
    }
    try {
      int index = (int) (sequence - batch.firstSequence());
      List<byte[]> hashes = path.stream().map(Hash::bytes).toList();
      byte[] given = MerkleTree.rootFromHash(leafHash.bytes(), index, batch.size(), hashes);
      return Hash.of(given).equals(root);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
