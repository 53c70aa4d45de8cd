// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps model versions. */
@Component
class ModelVersionProjection extends RowProjection<ModelVersionFact, ModelVersionRow> {
  ModelVersionProjection(EntityManager entities) {
    super(entities, ModelVersionFact.class, ModelVersionRow.class, ModelVersionRow::new);
  }
}
