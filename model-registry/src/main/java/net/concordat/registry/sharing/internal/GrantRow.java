// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.sharing.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.ledger.LedgerEntry;

/** A grant as it stood for a time. */
@Entity
@Table(name = "model_grant")
public class GrantRow extends FactRow<GrantFact> {
  @Column(name = "grant_id", nullable = false, updatable = false)
  private UUID grantId;

  @Column(name = "model_id", nullable = false, updatable = false, length = 64)
  private String modelId;

  @Column(name = "version_number", nullable = false, updatable = false)
  private int version;

  @Column(nullable = false, updatable = false, length = 300)
  private String grantor;

  @Column(nullable = false, updatable = false, length = 300)
  private String grantee;

  @Column(nullable = false, updatable = false, length = 20)
  private String kind;

  @Column(nullable = false, updatable = false, length = 20)
  private String status;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  @SuppressWarnings("NullAway.Init")
  protected GrantRow() {}

  GrantRow(LedgerEntry<GrantFact> entry) {
    super(entry);
    GrantFact said = entry.fact();
    this.grantId = said.grantId();
    this.modelId = said.version().modelId();
    this.version = said.version().version();
    this.grantor = said.grantor();
    this.grantee = said.grantee();
    this.kind = said.kind();
    this.status = said.status();
    this.expiresAt = said.terms().expiresAt().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  protected Class<GrantFact> kind() {
    return GrantFact.class;
  }
}
