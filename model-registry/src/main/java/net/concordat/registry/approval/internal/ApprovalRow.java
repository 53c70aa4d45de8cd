// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.approval.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;

/** A member's vote. */
@Entity
@Table(name = "approval")
public class ApprovalRow extends FactRow<ApprovalFact> {
  @Column(name = "model_id", nullable = false, updatable = false, length = 64)
  private String modelId;

  @Column(name = "version_number", nullable = false, updatable = false)
  private int version;

  @Column(nullable = false, updatable = false, length = 300)
  private String member;

  @Column(nullable = false, updatable = false, length = 20)
  private String decision;

  @SuppressWarnings("NullAway.Init")
  protected ApprovalRow() {}

  ApprovalRow(LedgerEntry<ApprovalFact> entry) {
    super(entry);
    ApprovalFact said = entry.fact();
    this.modelId = said.version().modelId();
    this.version = said.version().version();
    this.member = said.member();
    this.decision = said.decision();
  }

  @Override
  protected Class<ApprovalFact> kind() {
    return ApprovalFact.class;
  }
}
