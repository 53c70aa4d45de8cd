// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.sharing.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.DeliveryReceiptFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps delivery receipts. */
@Component
class DeliveryReceiptProjection extends RowProjection<DeliveryReceiptFact, DeliveryReceiptRow> {
  DeliveryReceiptProjection(EntityManager entities) {
    super(entities, DeliveryReceiptFact.class, DeliveryReceiptRow.class, DeliveryReceiptRow::new);
  }
}
