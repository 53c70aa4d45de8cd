// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that keeps all of a fact as JSON text. What is asked by has a column of its own besides.
 *
 * @param <F> the kind of fact
 */
@MappedSuperclass
public abstract class FactRow<F extends Fact> extends LedgerRow {
  /** What such a row is read of. */
  public static final List<String> COLUMNS =
      List.of("tx_id", "output_index", "valid_from", "valid_to", "fact");

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
    return standing(fact, kind(), getId(), validFrom(), validTo());
  }

  /**
   * The same of a row that no entity was made of, which long lists can spare.
   *
   * @param row with the {@link #COLUMNS}
   * @param kind the kind of fact
   */
  public static <F extends Fact> Standing<F> standing(ResultSet row, Class<F> kind)
      throws SQLException {
    OffsetDateTime until = row.getObject("valid_to", OffsetDateTime.class);
    return standing(
        row.getString("fact"),
        kind,
        new StateId(row.getString("tx_id"), row.getInt("output_index")),
        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant());
  }

  private static <F extends Fact> Standing<F> standing(
      String fact, Class<F> kind, StateId id, Instant since, @Nullable Instant until) {
    try {
      return new Standing<>(JSON.readValue(fact, kind), id, since, until);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The row of state " + id + " cannot be read", e);
    }
  }
}
