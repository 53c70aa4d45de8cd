// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.decision.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps decisions. */
@Component
class DecisionProjection extends RowProjection<DecisionFact, DecisionRow> {
  DecisionProjection(EntityManager entities) {
    super(entities, DecisionFact.class, DecisionRow.class, DecisionRow::new);
  }
}
