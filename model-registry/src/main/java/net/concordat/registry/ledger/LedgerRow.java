// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A projected state with the time in which it held, by the ledger's own times. */
@MappedSuperclass
public abstract class LedgerRow implements Persistable<StateId> {
  @EmbeddedId private StateId id;

  @Column(name = "valid_from", nullable = false, updatable = false)
  private Instant validFrom;

  @Column(name = "valid_to")
  private @Nullable Instant validTo;

  @Transient private boolean isNew;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected LedgerRow() {}

  /** A row of a state. */
  protected LedgerRow(StateId id, Instant at, @Nullable Instant until) {
    this.id = id;
    this.validFrom = at;
    this.validTo = until;
    this.isNew = true;
  }

  /** A row of a state that says something. */
  protected LedgerRow(LedgerEntry<?> entry) {
    this(entry.id(), entry.at(), entry.until());
  }

  @Override
  public StateId getId() {
    return id;
  }

  /** From when on it held. */
  public Instant validFrom() {
    return validFrom;
  }

  /** From when on it no longer held; null if it still does. */
  public @Nullable Instant validTo() {
    return validTo;
  }

  /** Ends the time in which it held. */
  public void endAt(Instant until) {
    this.validTo = until;
  }

  @Override
  public boolean isNew() {
    return isNew;
  }

  @PostLoad
  @PostPersist
  void isStored() {
    this.isNew = false;
  }
}
