// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.consortium.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.ConsortiumFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps the consortium. */
@Component
class ConsortiumProjection extends RowProjection<ConsortiumFact, ConsortiumRow> {
  ConsortiumProjection(EntityManager entities) {
    super(entities, ConsortiumFact.class, ConsortiumRow.class, ConsortiumRow::new);
  }
}
