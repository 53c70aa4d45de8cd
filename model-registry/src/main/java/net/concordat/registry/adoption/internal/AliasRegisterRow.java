// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.adoption.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.AliasRegisterFact;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;

/** An alias register as it stood for a time. */
@Entity
@Table(name = "alias_register")
public class AliasRegisterRow extends FactRow<AliasRegisterFact> {
  @Column(nullable = false, updatable = false, length = 300)
  private String member;

  @SuppressWarnings("NullAway.Init")
  protected AliasRegisterRow() {}

  AliasRegisterRow(LedgerEntry<AliasRegisterFact> entry) {
    super(entry);
    AliasRegisterFact said = entry.fact();
    this.member = said.member();
  }

  @Override
  protected Class<AliasRegisterFact> kind() {
    return AliasRegisterFact.class;
  }
}
