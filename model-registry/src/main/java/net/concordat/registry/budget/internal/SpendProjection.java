// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.budget.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.RowProjection;
import net.concordat.registry.ledger.SpendFact;
import org.springframework.stereotype.Component;

/** Keeps spends. */
@Component
class SpendProjection extends RowProjection<SpendFact, SpendRow> {
  SpendProjection(EntityManager entities) {
    super(entities, SpendFact.class, SpendRow.class, SpendRow::new);
  }
}
