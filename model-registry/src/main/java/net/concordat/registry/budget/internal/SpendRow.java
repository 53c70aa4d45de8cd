// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.budget.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.SpendFact;

/** A spend as it stood for a time. */
@Entity
@Table(name = "privacy_spend")
public class SpendRow extends FactRow<SpendFact> {
  @Column(nullable = false, updatable = false, length = 300)
  private String member;

  @Column(name = "data_domain", nullable = false, updatable = false, length = 200)
  private String dataDomain;

  @Column(name = "privacy_unit", nullable = false, updatable = false, length = 20)
  private String unit;

  @Column(name = "artifact_digest", nullable = false, updatable = false, length = 64)
  private String artifactDigest;

  @SuppressWarnings("NullAway.Init")
  protected SpendRow() {}

  SpendRow(LedgerEntry<SpendFact> entry) {
    super(entry);
    SpendFact said = entry.fact();
    this.member = said.member();
    this.dataDomain = said.dataDomain();
    this.unit = said.unit();
    this.artifactDigest = said.artifactDigest();
  }

  @Override
  protected Class<SpendFact> kind() {
    return SpendFact.class;
  }
}
