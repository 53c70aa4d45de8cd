// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.development.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.DevelopmentFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps developments. */
@Component
class DevelopmentProjection extends RowProjection<DevelopmentFact, DevelopmentRow> {
  DevelopmentProjection(EntityManager entities) {
    super(entities, DevelopmentFact.class, DevelopmentRow.class, DevelopmentRow::new);
  }
}
