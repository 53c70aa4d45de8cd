// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.adoption.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.AliasRegisterFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps alias registers. */
@Component
class AliasRegisterProjection extends RowProjection<AliasRegisterFact, AliasRegisterRow> {
  AliasRegisterProjection(EntityManager entities) {
    super(entities, AliasRegisterFact.class, AliasRegisterRow.class, AliasRegisterRow::new);
  }
}
