// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.scoring.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.RowProjection;
import net.concordat.registry.ledger.ScoringBatchFact;
import org.springframework.stereotype.Component;

/** Keeps anchored batches. */
@Component
class ScoringBatchProjection extends RowProjection<ScoringBatchFact, ScoringBatchRow> {
  ScoringBatchProjection(EntityManager entities) {
    super(entities, ScoringBatchFact.class, ScoringBatchRow.class, ScoringBatchRow::new);
  }
}
