// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.ContractValues.hash;
import static net.concordat.registry.ledger.internal.Facts.hex;
import static net.concordat.registry.ledger.internal.Facts.name;

import net.concordat.contracts.scoring.ScoringBatch;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.contracts.scoring.ScoringLog;
import net.concordat.registry.ledger.Fact;
import net.concordat.registry.ledger.ScoringAct;
import net.concordat.registry.ledger.ScoringBatchFact;
import net.concordat.workflows.scoring.AnchorScoringBatchFlow;

/** Which flow anchors decisions, and what its states say in plain words. */
final class ScoringCalls {
  private ScoringCalls() {}

  static FlowCall anchor(String id, ScoringAct.AnchorBatch act, KnownParties known) {
    return FlowCall.of(
        AnchorScoringBatchFlow.class,
        id,
        new ScoringLog(act.logId(), act.receiptKey()),
        new ScoringBatch(
            act.index(),
            act.firstSequence(),
            act.size(),
            hash(act.previousRoot()),
            hash(act.root()),
            act.closedAt()));
  }

  static Fact batch(ScoringBatchState state) {
    ScoringBatch batch = state.getBatch();
    return new ScoringBatchFact(
        name(state.getMember()),
        state.getLog().getId(),
        state.getLog().getReceiptKey(),
        batch.getIndex(),
        batch.getFirstSequence(),
        batch.getSize(),
        hex(batch.getPreviousRoot()),
        hex(batch.getRoot()),
        batch.getClosedAt());
  }
}
