// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.scoring.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.ScoringBatchFact;

/** An anchored batch; it held as the newest of its log until the next was anchored. */
@Entity
@Table(name = "scoring_batch")
public class ScoringBatchRow extends FactRow<ScoringBatchFact> {
  @Column(nullable = false, updatable = false, length = 300)
  private String member;

  @Column(name = "log_id", nullable = false, updatable = false)
  private UUID logId;

  @Column(name = "batch_index", nullable = false, updatable = false)
  private long batchIndex;

  @Column(name = "size", nullable = false, updatable = false)
  private int size;

  @SuppressWarnings("NullAway.Init")
  protected ScoringBatchRow() {}

  ScoringBatchRow(LedgerEntry<ScoringBatchFact> entry) {
    super(entry);
    ScoringBatchFact said = entry.fact();
    this.member = said.member();
    this.logId = said.logId();
    this.batchIndex = said.index();
    this.size = said.size();
  }

  @Override
  protected Class<ScoringBatchFact> kind() {
    return ScoringBatchFact.class;
  }
}
