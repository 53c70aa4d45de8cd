// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.budget.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.BudgetFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps privacy budgets. */
@Component
class BudgetProjection extends RowProjection<BudgetFact, BudgetRow> {
  BudgetProjection(EntityManager entities) {
    super(entities, BudgetFact.class, BudgetRow.class, BudgetRow::new);
  }
}
