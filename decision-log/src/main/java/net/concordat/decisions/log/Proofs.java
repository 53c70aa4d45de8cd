// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.Hash;

/** Makes inclusion proofs out of what the log keeps. */
final class Proofs {
  private Proofs() {}

  static Optional<InclusionProof> of(LogReader reader, UUID id) throws SQLException {
    Optional<Receipt> receipt = reader.receipt(id);
    if (receipt.isEmpty()) {
      return Optional.empty();
    }
    long sequence = receipt.get().sequence();
    Optional<LogReader.StoredBatch> stored = reader.batchOf(sequence);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = stored.get().batch();
    int index = (int) (sequence - batch.firstSequence());
    int from = index / BatchTree.LEAVES * BatchTree.LEAVES;
    int size = Math.min(BatchTree.LEAVES, batch.size() - from);
    List<Hash> around = reader.leafHashes(batch.firstSequence() + from, size);
    return Optional.of(
        new InclusionProof(
            batch, sequence, BatchTree.path(index, around, stored.get().subtrees())));
  }
}
