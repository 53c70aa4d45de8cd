// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps model versions. */
@Component
class ModelVersionProjection extends RowProjection<ModelVersionFact, ModelVersionRow> {
  private final SearchIndexer indexer;

  ModelVersionProjection(EntityManager entities, SearchIndexer indexer) {
    super(entities, ModelVersionFact.class, ModelVersionRow.class, ModelVersionRow::new);
    this.indexer = indexer;
  }

  @Override
  public void finish() {
    indexer.indexVersions();
  }
}
