// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps rounds. */
@Component
class RoundProjection extends RowProjection<RoundFact, RoundRow> {
  RoundProjection(EntityManager entities) {
    super(entities, RoundFact.class, RoundRow.class, RoundRow::new);
  }
}
