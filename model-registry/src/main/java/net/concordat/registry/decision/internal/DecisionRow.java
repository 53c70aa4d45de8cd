// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.decision.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;

/** A decision as it stood for a time. */
@Entity
@Table(name = "decision")
public class DecisionRow extends FactRow<DecisionFact> {
  @Column(name = "proposal_id", nullable = false, updatable = false)
  private UUID proposalId;

  @Column(nullable = false, updatable = false, length = 300)
  private String member;

  @SuppressWarnings("NullAway.Init")
  protected DecisionRow() {}

  DecisionRow(LedgerEntry<DecisionFact> entry) {
    super(entry);
    DecisionFact said = entry.fact();
    this.proposalId = said.proposalId();
    this.member = said.member();
  }

  @Override
  protected Class<DecisionFact> kind() {
    return DecisionFact.class;
  }
}
