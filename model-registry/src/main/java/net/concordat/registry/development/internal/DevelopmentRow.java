// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.development.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.DevelopmentFact;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;

/** A development as it stood for a time. */
@Entity
@Table(name = "development")
public class DevelopmentRow extends FactRow<DevelopmentFact> {
  @Column(nullable = false, updatable = false, length = 300)
  private String member;

  @Column(name = "artifact_digest", nullable = false, updatable = false, length = 64)
  private String artifactDigest;

  @SuppressWarnings("NullAway.Init")
  protected DevelopmentRow() {}

  DevelopmentRow(LedgerEntry<DevelopmentFact> entry) {
    super(entry);
    DevelopmentFact said = entry.fact();
    this.member = said.member();
    this.artifactDigest = said.artifactDigest();
  }

  @Override
  protected Class<DevelopmentFact> kind() {
    return DevelopmentFact.class;
  }
}
