// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.consortium.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.VoteFact;

/** A vote as it stood for a time. */
@Entity
@Table(name = "consortium_vote")
public class VoteRow extends FactRow<VoteFact> {
  @Column(nullable = false, updatable = false, length = 300)
  private String voter;

  @Column(name = "base_tx_id", nullable = false, updatable = false, length = 64)
  private String baseTxId;

  @Column(name = "base_output_index", nullable = false, updatable = false)
  private int baseOutputIndex;

  @SuppressWarnings("NullAway.Init")
  protected VoteRow() {}

  VoteRow(LedgerEntry<VoteFact> entry) {
    super(entry);
    VoteFact said = entry.fact();
    this.voter = said.voter();
    this.baseTxId = said.base().txId();
    this.baseOutputIndex = said.base().outputIndex();
  }

  @Override
  protected Class<VoteFact> kind() {
    return VoteFact.class;
  }
}
