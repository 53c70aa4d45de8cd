// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.adoption.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps adoptions. */
@Component
class AdoptionProjection extends RowProjection<AdoptionFact, AdoptionRow> {
  AdoptionProjection(EntityManager entities) {
    super(entities, AdoptionFact.class, AdoptionRow.class, AdoptionRow::new);
  }
}
