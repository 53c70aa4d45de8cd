// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import net.concordat.registry.ledger.StateId;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface RegisteredModelRows
    extends Repository<RegisteredModelRow, StateId>, JpaSpecificationExecutor<RegisteredModelRow> {
  /** When models came to be. */
  @Query(
      "select new net.concordat.registry.model.internal.RegisteredModelRows$Registration("
          + "m.modelId, min(m.validFrom)) from RegisteredModelRow m where m.modelId in ?1"
          + " group by m.modelId")
  List<Registration> registered(Collection<String> modelIds);

  /** When a model came to be. */
  record Registration(String modelId, Instant at) {}
}
