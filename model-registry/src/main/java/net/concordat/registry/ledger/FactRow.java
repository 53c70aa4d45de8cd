// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/**
 * A row that keeps all of a fact as JSON text. What is asked by has a column of its own besides.
 *
 * @param <F> the kind of fact
 */
@MappedSuperclass
public abstract class FactRow<F extends Fact> extends LedgerRow {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Column(nullable = false, updatable = false, length = 100_000)
  private String fact;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected FactRow() {}

  /** A row of a state. */
  protected FactRow(LedgerEntry<F> entry) {
    super(entry);
    try {
      this.fact = JSON.writeValueAsString(entry.fact());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("State " + entry.id() + " cannot be written", e);
    }
  }

  /** The kind of fact. */
  protected abstract Class<F> kind();

  /** What was said, and when it held. */
  public Standing<F> standing() {
    try {
      return new Standing<>(JSON.readValue(fact, kind()), getId(), validFrom(), validTo());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The row of state " + getId() + " cannot be read", e);
    }
  }
}
