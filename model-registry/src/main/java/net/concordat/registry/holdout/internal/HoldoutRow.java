// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.holdout.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.HoldoutFact;
import net.concordat.registry.ledger.LedgerEntry;

/** A holdout as it stood for a time. */
@Entity
@Table(name = "holdout")
public class HoldoutRow extends FactRow<HoldoutFact> {
  @Column(nullable = false, updatable = false, length = 64)
  private String root;

  @Column(nullable = false, updatable = false, length = 300)
  private String owner;

  @SuppressWarnings("NullAway.Init")
  protected HoldoutRow() {}

  HoldoutRow(LedgerEntry<HoldoutFact> entry) {
    super(entry);
    HoldoutFact said = entry.fact();
    this.root = said.root();
    this.owner = said.owner();
  }

  @Override
  protected Class<HoldoutFact> kind() {
    return HoldoutFact.class;
  }
}
