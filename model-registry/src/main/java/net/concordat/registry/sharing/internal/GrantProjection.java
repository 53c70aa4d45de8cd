// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.sharing.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps model grants. */
@Component
class GrantProjection extends RowProjection<GrantFact, GrantRow> {
  GrantProjection(EntityManager entities) {
    super(entities, GrantFact.class, GrantRow.class, GrantRow::new);
  }
}
