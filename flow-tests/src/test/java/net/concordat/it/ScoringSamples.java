// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;

import java.time.Instant;
import java.util.UUID;
import net.concordat.contracts.scoring.ScoringBatch;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.contracts.scoring.ScoringLog;
import net.concordat.workflows.scoring.AnchorScoringBatchFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;

/** Logs of decisions, as tests anchor them: each batch has ten records. */
final class ScoringSamples {
  private ScoringSamples() {}

  static ScoringLog log() {
    return new ScoringLog(UUID.randomUUID(), "0a".repeat(32));
  }

  static ScoringBatch first(ScoringLog log) {
    return batch(0, 0, log.firstHead());
  }

  static ScoringBatch after(ScoringBatch before) {
    return batch(before.getIndex() + 1, before.getFirstSequence() + 10, before.getRoot());
  }

  private static ScoringBatch batch(long index, long firstSequence, SecureHash previousRoot) {
    return new ScoringBatch(
        index,
        firstSequence,
        10,
        previousRoot,
        SecureHash.sha256("batch " + index),
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  static AnchorScoringBatchFlow anchoring(ScoringLog log, ScoringBatch batch) {
    return new AnchorScoringBatchFlow(commandId(), log, batch);
  }

  /** Anchors the first batch of a log. */
  static StateAndRef<ScoringBatchState> anchor(StartedMockNode bank, ScoringLog log) {
    return run(bank, anchoring(log, first(log)));
  }
}
