// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.adoption.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;

/** An adoption as it stood for a time. */
@Entity
@Table(name = "adoption")
public class AdoptionRow extends FactRow<AdoptionFact> {
  @Column(name = "adoption_id", nullable = false, updatable = false)
  private UUID adoptionId;

  @Column(nullable = false, updatable = false, length = 300)
  private String member;

  @Column(name = "model_id", nullable = false, updatable = false, length = 64)
  private String modelId;

  @Column(name = "version_number", nullable = false, updatable = false)
  private int version;

  @Column(nullable = false, updatable = false, length = 200)
  private String purpose;

  @Column(nullable = false, updatable = false, length = 20)
  private String status;

  @SuppressWarnings("NullAway.Init")
  protected AdoptionRow() {}

  AdoptionRow(LedgerEntry<AdoptionFact> entry) {
    super(entry);
    AdoptionFact said = entry.fact();
    this.adoptionId = said.adoptionId();
    this.member = said.member();
    this.modelId = said.version().modelId();
    this.version = said.version().version();
    this.purpose = said.purpose();
    this.status = said.status();
  }

  @Override
  protected Class<AdoptionFact> kind() {
    return AdoptionFact.class;
  }
}
