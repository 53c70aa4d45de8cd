// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import net.concordat.decisions.Hash;
import net.concordat.decisions.log.LogAudit.Finding;
import net.concordat.decisions.log.LogReader.StoredBatch;
import org.jspecify.annotations.Nullable;

/** Looks for what was changed in a log's batches, against its leaf hashes and what is anchored. */
final class BatchAudit {
  private static final int PAGE = 1_000;

  private final LogReader reader;
  private final List<Finding> findings;

  /** A batch as it is kept; none where somebody changed it to what no batch can be. */
  private record Kept(long index, @Nullable StoredBatch stored) {}

  /**
   * Checks nothing yet.
   *
   * @param findings where what is found is added
   */
  BatchAudit(LogReader reader, List<Finding> findings) {
    this.reader = reader;
    this.findings = findings;
  }

  /**
   * Checks all batches.
   *
   * @param anchored as the ledger has them, from the first on
   * @param due what was closed before it must be among them
   */
  void check(List<Batch> anchored, Instant due) throws SQLException {
    long sequence = 0;
    long index = 0;
    Hash root = Batch.noPreviousRoot(reader.logId());
    List<Kept> page;
    long from = Long.MIN_VALUE;
    do {
      page = kept(from, PAGE);
      for (Kept kept : page) {
        StoredBatch stored = kept.stored;
        if (stored == null) {
          find(sequence, 1, "their batch %d is none that can be".formatted(kept.index));
        } else {
          Batch batch = stored.batch();
          checkFollows(batch, index, sequence, root);
          checkTree(stored);
          checkWithheld(batch, anchored.size(), due);
          sequence = batch.firstSequence() + batch.size();
          root = batch.root();
        }
        index = kept.index + 1;
      }
      from = index;
      // Behind the greatest number there is none, and one more is the least.
    } while (page.size() == PAGE && from != Long.MIN_VALUE);
    for (Batch batch : anchored) {
      checkAnchored(batch);
    }
  }

  private void checkFollows(Batch batch, long index, long sequence, Hash root) {
    if (batch.index() != index
        || batch.firstSequence() != sequence
        || !batch.previousRoot().equals(root)) {
      find(batch, "their batch does not follow the one before it");
    }
  }

  private void checkTree(StoredBatch stored) throws SQLException {
    Batch batch = stored.batch();
    List<Hash> subtrees = BatchTree.subtrees(leaves(batch));
    if (!hasRoot(subtrees, batch.root())) {
      find(batch, "their leaf hashes do not give the root of their batch");
    } else if (!subtrees.equals(stored.subtrees())) {
      find(batch, "their leaf hashes do not give what their batch has for proofs");
    }
  }

  private void checkWithheld(Batch batch, int anchored, Instant due) {
    if (batch.index() >= anchored && batch.closedAt().isBefore(due)) {
      find(
          batch,
          "their batch %d was closed at %s and is not anchored"
              .formatted(batch.index(), batch.closedAt()));
    }
  }

  private void checkAnchored(Batch anchored) throws SQLException {
    List<Kept> there = kept(anchored.index(), 1);
    StoredBatch stored = there.isEmpty() ? null : there.get(0).stored;
    if (stored == null || !stored.batch().equals(anchored)) {
      find(anchored, "their batch is not the one that was anchored");
    }
    if (!hasRoot(BatchTree.subtrees(leaves(anchored)), anchored.root())) {
      find(anchored, "their leaf hashes do not give the root that was anchored");
    }
  }

  private List<Hash> leaves(Batch batch) throws SQLException {
    return reader.leafHashes(batch.firstSequence(), batch.size());
  }

  private static boolean hasRoot(List<Hash> subtrees, Hash root) {
    return !subtrees.isEmpty() && BatchTree.root(subtrees).equals(root);
  }

  private List<Kept> kept(long from, int most) throws SQLException {
    return reader.all(
        LogReader.BATCH + "where number >= ? order by number limit ?",
        BatchAudit::kept,
        from,
        most);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    try {
      return new Kept(row.getLong(1), LogReader.batch(row));
    } catch (RuntimeException e) {
      return new Kept(row.getLong(1), null);
    }
  }

  private void find(Batch batch, String sentence) {
    find(batch.firstSequence(), batch.size(), sentence);
  }

  private void find(long sequence, long records, String sentence) {
    findings.add(new Finding(sequence, records, sentence));
  }
}
