// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps registered models. */
@Component
class RegisteredModelProjection extends RowProjection<RegisteredModelFact, RegisteredModelRow> {
  private final SearchIndexer indexer;

  RegisteredModelProjection(EntityManager entities, SearchIndexer indexer) {
    super(entities, RegisteredModelFact.class, RegisteredModelRow.class, RegisteredModelRow::new);
    this.indexer = indexer;
  }

  @Override
  public void record(LedgerEntry<RegisteredModelFact> entry) {
    super.record(entry);
    indexer.indexModel(entry.fact());
  }
}
