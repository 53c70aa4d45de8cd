// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.holdout.internal;

import net.concordat.registry.ledger.StateId;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface HoldoutRows
    extends Repository<HoldoutRow, StateId>, JpaSpecificationExecutor<HoldoutRow> {}
