// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.consortium.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.RowProjection;
import net.concordat.registry.ledger.VoteFact;
import org.springframework.stereotype.Component;

/** Keeps votes. */
@Component
class VoteProjection extends RowProjection<VoteFact, VoteRow> {
  VoteProjection(EntityManager entities) {
    super(entities, VoteFact.class, VoteRow.class, VoteRow::new);
  }
}
