// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps one row for each state.
 *
 * @param <F> the kind of fact
 * @param <R> the kind of row
 */
public abstract class RowProjection<F extends Fact, R extends LedgerRow> implements Projection<F> {
  private final EntityManager entities;
  private final Class<F> kind;
  private final Class<R> rows;
  private final Function<LedgerEntry<F>, R> toRow;

  /**
   * @param kind what is projected
   * @param rows into what
   * @param toRow makes a row
   */
  protected RowProjection(
      EntityManager entities, Class<F> kind, Class<R> rows, Function<LedgerEntry<F>, R> toRow) {
    this.entities = entities;
    this.kind = kind;
    this.rows = rows;
    this.toRow = toRow;
  }

  @Override
  public Class<F> kind() {
    return kind;
  }

  @Override
  public void record(LedgerEntry<F> entry) {
    entities.persist(toRow.apply(entry));
  }

  @Override
  public void end(Map<StateId, Instant> ends) {
    load(ends.keySet());
    ends.forEach((id, until) -> row(id).endAt(until));
  }

  /** All at once; rows that are new need not be written before. */
  private void load(Set<StateId> ids) {
    entities
        .createQuery("select r from %s r where r.id.txId in ?1".formatted(rows.getName()), rows)
        .setParameter(1, ids.stream().map(StateId::txId).toList())
        .setFlushMode(FlushModeType.COMMIT)
        .getResultList();
  }

  private R row(StateId id) {
    R row = entities.find(rows, id);
    if (row == null) {
      throw new IllegalStateException(
          "%s has no row for state %s".formatted(rows.getSimpleName(), id));
    }
    return row;
  }
}
