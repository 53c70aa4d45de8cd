// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.budget.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.BudgetFact;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;

/** A privacy budget as it stood for a time. */
@Entity
@Table(name = "privacy_budget")
public class BudgetRow extends FactRow<BudgetFact> {
  @Column(nullable = false, updatable = false, length = 300)
  private String member;

  @Column(name = "data_domain", nullable = false, updatable = false, length = 200)
  private String dataDomain;

  @Column(name = "privacy_unit", nullable = false, updatable = false, length = 20)
  private String unit;

  @SuppressWarnings("NullAway.Init")
  protected BudgetRow() {}

  BudgetRow(LedgerEntry<BudgetFact> entry) {
    super(entry);
    BudgetFact said = entry.fact();
    this.member = said.member();
    this.dataDomain = said.dataDomain();
    this.unit = said.unit();
  }

  @Override
  protected Class<BudgetFact> kind() {
    return BudgetFact.class;
  }
}
