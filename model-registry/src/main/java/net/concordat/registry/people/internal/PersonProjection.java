// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.people.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps people. */
@Component
class PersonProjection extends RowProjection<PersonFact, PersonRow> {
  PersonProjection(EntityManager entities) {
    super(entities, PersonFact.class, PersonRow.class, PersonRow::new);
  }
}
