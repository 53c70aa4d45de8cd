// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import net.concordat.registry.ledger.StateId;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface FederationRows
    extends Repository<FederationRow, StateId>, JpaSpecificationExecutor<FederationRow> {}
