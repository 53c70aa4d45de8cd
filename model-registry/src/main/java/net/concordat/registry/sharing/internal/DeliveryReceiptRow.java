// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.sharing.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import net.concordat.registry.ledger.DeliveryReceiptFact;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;

/** A receipt. */
@Entity
@Table(name = "delivery_receipt")
public class DeliveryReceiptRow extends FactRow<DeliveryReceiptFact> {
  @Column(name = "grant_id", nullable = false, updatable = false)
  private UUID grantId;

  @Column(name = "model_id", nullable = false, updatable = false, length = 64)
  private String modelId;

  @Column(name = "version_number", nullable = false, updatable = false)
  private int version;

  @Column(nullable = false, updatable = false, length = 300)
  private String grantee;

  @SuppressWarnings("NullAway.Init")
  protected DeliveryReceiptRow() {}

  DeliveryReceiptRow(LedgerEntry<DeliveryReceiptFact> entry) {
    super(entry);
    DeliveryReceiptFact said = entry.fact();
    this.grantId = said.grantId();
    this.modelId = said.version().modelId();
    this.version = said.version().version();
    this.grantee = said.grantee();
  }

  @Override
  protected Class<DeliveryReceiptFact> kind() {
    return DeliveryReceiptFact.class;
  }
}
