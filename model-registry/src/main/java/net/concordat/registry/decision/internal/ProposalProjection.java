// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.decision.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps proposals. */
@Component
class ProposalProjection extends RowProjection<ProposalFact, ProposalRow> {
  ProposalProjection(EntityManager entities) {
    super(entities, ProposalFact.class, ProposalRow.class, ProposalRow::new);
  }
}
