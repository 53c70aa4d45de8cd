// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.Hash;
import net.concordat.decisions.record.LogRecord;

/** Makes inclusion proofs out of what the log keeps. */
final class Proofs {
  private Proofs() {}

  static Optional<DecisionProof> of(LogReader reader, UUID id) throws SQLException {
    Optional<Receipt> receipt = reader.receipt(id);
    if (receipt.isEmpty()) {
      return Optional.empty();
    }
    long sequence = receipt.get().sequence();
    Optional<LogReader.StoredBatch> stored = reader.batchOf(sequence);
    Optional<byte[]> record = reader.record(sequence);
    if (stored.isEmpty() || record.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = stored.get().batch();
    int index = (int) (sequence - batch.firstSequence());
    int from = index / BatchTree.LEAVES * BatchTree.LEAVES;
    int size = Math.min(BatchTree.LEAVES, batch.size() - from);
    List<Hash> around = reader.leafHashes(batch.firstSequence() + from, size);
    List<Hash> path = BatchTree.path(index, around, stored.get().subtrees());
    return Optional.of(
        new DecisionProof(
            LogRecord.decode(record.get()),
            receipt.get(),
            new InclusionProof(batch, sequence, path)));
  }
}
