// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import net.concordat.registry.ledger.LedgerRow;
import net.concordat.registry.ledger.StateId;
import org.jspecify.annotations.Nullable;

/** A state that has been read, whatever it says. */
@Entity
@Table(name = "ledger_state")
class LedgerStateRow extends LedgerRow {
  @Column(name = "state_type", nullable = false, updatable = false, length = 80)
  private String type;

  @Column(name = "kind", updatable = false, length = 80)
  private @Nullable String kind;

  @Column(name = "command_id", nullable = false, updatable = false, length = 36)
  private String commandId;

  @Column(name = "recorded_at", nullable = false, updatable = false)
  private Instant recordedAt;

  @Embedded
  @AttributeOverride(
      name = "txId",
      column = @Column(name = "supersedes_tx_id", length = 64, updatable = false))
  @AttributeOverride(
      name = "outputIndex",
      column = @Column(name = "supersedes_output_index", updatable = false))
  private @Nullable StateId supersedes;

  @SuppressWarnings("NullAway.Init")
  protected LedgerStateRow() {}

  /**
   * @param kind the kind of fact that was projected; null if none is kept of such a state
   */
  LedgerStateRow(RecordedState state, @Nullable Instant until, @Nullable String kind) {
    super(state.id(), state.at(), until);
    this.type = state.state().getClass().getSimpleName();
    this.kind = kind;
    this.commandId = state.header().getCommandId();
    this.recordedAt = state.recordedAt();
    this.supersedes = state.supersedes();
  }

  @Nullable String kind() {
    return kind;
  }

  @Nullable StateId supersedes() {
    return supersedes;
  }

  /** The latest instant before which a state in whose place this one stands can have held. */
  Instant endsThoseBefore() {
    Instant until = validTo();
    return until != null && until.isBefore(validFrom()) ? until : validFrom();
  }
}
