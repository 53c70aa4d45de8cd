// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import net.concordat.registry.ledger.StateId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The states that have been read. */
interface LedgerStates extends Repository<LedgerStateRow, StateId> {
  LedgerStateRow save(LedgerStateRow row);

  Optional<LedgerStateRow> findById(StateId id);

  long count();

  /** Whether there is any. */
  boolean existsBy();

  /** When the node recorded the newest of them. */
  @Query("select max(s.recordedAt) from LedgerStateRow s")
  Optional<Instant> newest();

  /** Those that came from any of these transactions. */
  @Query("select s from LedgerStateRow s where s.id.txId in ?1")
  List<LedgerStateRow> from(Collection<String> txIds);

  /** Those that stand in place of an output of any of these transactions. */
  @Query("select s from LedgerStateRow s where s.supersedes.txId in ?1")
  List<LedgerStateRow> supersedingAnyOf(Collection<String> txIds);
}
