// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.consortium.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.ConsortiumFact;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;

/** The consortium as it stood for a time. */
@Entity
@Table(name = "consortium")
public class ConsortiumRow extends FactRow<ConsortiumFact> {
  @Column(name = "version_number", nullable = false, updatable = false)
  private int version;

  @SuppressWarnings("NullAway.Init")
  protected ConsortiumRow() {}

  ConsortiumRow(LedgerEntry<ConsortiumFact> entry) {
    super(entry);
    ConsortiumFact said = entry.fact();
    this.version = said.version();
  }

  @Override
  protected Class<ConsortiumFact> kind() {
    return ConsortiumFact.class;
  }
}
