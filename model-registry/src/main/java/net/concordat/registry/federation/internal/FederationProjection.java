// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps federations. */
@Component
class FederationProjection extends RowProjection<FederationFact, FederationRow> {
  FederationProjection(EntityManager entities) {
    super(entities, FederationFact.class, FederationRow.class, FederationRow::new);
  }
}
