// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.holdout.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.HoldoutFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps holdouts. */
@Component
class HoldoutProjection extends RowProjection<HoldoutFact, HoldoutRow> {
  HoldoutProjection(EntityManager entities) {
    super(entities, HoldoutFact.class, HoldoutRow.class, HoldoutRow::new);
  }
}
