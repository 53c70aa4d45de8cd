// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.audit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.concordat.registry.ledger.LedgerTransaction;

/** A transaction. */
@Entity
@Table(name = "ledger_transaction")
public class TransactionRow {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  @Id
  @Column(name = "tx_id", nullable = false, updatable = false, length = 64)
  private String txId;

  @Column(name = "happened_at", nullable = false, updatable = false)
  private Instant at;

  @Column(nullable = false, updatable = false, length = 100)
  private String command;

  @Column(nullable = false, updatable = false, length = 1_000_000)
  private String fact;

  @SuppressWarnings("NullAway.Init")
  protected TransactionRow() {}

  TransactionRow(LedgerTransaction transaction) {
    this.txId = transaction.txId();
    this.at = transaction.at().truncatedTo(ChronoUnit.MICROS);
    this.command = transaction.command();
    try {
      this.fact = JSON.writeValueAsString(transaction);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Transaction " + txId + " cannot be written", e);
    }
  }

  /** What it did. */
  public LedgerTransaction transaction() {
    try {
      return JSON.readValue(fact, LedgerTransaction.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The row of transaction " + txId + " cannot be read", e);
    }
  }
}
