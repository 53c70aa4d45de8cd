// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.persistence.EntityManager;
import java.time.Instant;
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
  public void end(StateId id, Instant until) {
    R row = entities.find(rows, id);
    if (row == null) {
      throw new IllegalStateException(
          "%s has no row for state %s".formatted(rows.getSimpleName(), id));
    }
    row.endAt(until);
  }
}
