// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.approval.internal;

import jakarta.persistence.EntityManager;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.RowProjection;
import org.springframework.stereotype.Component;

/** Keeps approvals. */
@Component
class ApprovalProjection extends RowProjection<ApprovalFact, ApprovalRow> {
  ApprovalProjection(EntityManager entities) {
    super(entities, ApprovalFact.class, ApprovalRow.class, ApprovalRow::new);
  }
}
