// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evaluation.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.EvaluationFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps evaluations. */
@Component
class EvaluationProjection extends RowProjection<EvaluationFact, EvaluationRow> {
  EvaluationProjection(EntityManager entities) {
    super(entities, EvaluationFact.class, EvaluationRow.class, EvaluationRow::new);
  }
}
