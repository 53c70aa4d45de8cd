// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.RoundFact;

/** A round of a federation as it stood for a time. */
@Entity
@Table(name = "federation_round")
public class RoundRow extends FactRow<RoundFact> {
  @Column(name = "federation_id", nullable = false, updatable = false, length = 64)
  private String federationId;

  @Column(name = "round_number", nullable = false, updatable = false)
  private int number;

  @SuppressWarnings("NullAway.Init")
  protected RoundRow() {}

  RoundRow(LedgerEntry<RoundFact> entry) {
    super(entry);
    this.federationId = entry.fact().federationId();
    this.number = entry.fact().number();
  }

  @Override
  protected Class<RoundFact> kind() {
    return RoundFact.class;
  }
}
