// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.LedgerEntry;

/** A federation as it stood for a time. */
@Entity
@Table(name = "federation")
public class FederationRow extends FactRow<FederationFact> {
  @Column(name = "federation_id", nullable = false, updatable = false, length = 64)
  private String federationId;

  @Column(name = "model_id", nullable = false, updatable = false, length = 64)
  private String modelId;

  @Column(nullable = false, updatable = false, length = 20)
  private String status;

  @SuppressWarnings("NullAway.Init")
  protected FederationRow() {}

  FederationRow(LedgerEntry<FederationFact> entry) {
    super(entry);
    FederationFact said = entry.fact();
    this.federationId = said.federationId();
    this.modelId = said.training().base().modelId();
    this.status = said.status();
  }

  @Override
  protected Class<FederationFact> kind() {
    return FederationFact.class;
  }
}
