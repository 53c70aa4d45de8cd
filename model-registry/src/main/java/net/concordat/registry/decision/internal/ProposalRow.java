// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.decision.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.VersionKey;
import org.jspecify.annotations.Nullable;

/** A proposal as it stood for a time. */
@Entity
@Table(name = "proposal")
public class ProposalRow extends FactRow<ProposalFact> {
  @Column(name = "proposal_id", nullable = false, updatable = false)
  private UUID proposalId;

  @Column(nullable = false, updatable = false, length = 300)
  private String member;

  @Column(name = "model_id", updatable = false, length = 64)
  private @Nullable String modelId;

  @Column(name = "version_number", updatable = false)
  private @Nullable Integer version;

  @Column(nullable = false, updatable = false, length = 20)
  private String status;

  @SuppressWarnings("NullAway.Init")
  protected ProposalRow() {}

  ProposalRow(LedgerEntry<ProposalFact> entry) {
    super(entry);
    ProposalFact said = entry.fact();
    VersionKey of = said.subject().version();
    this.proposalId = said.proposalId();
    this.member = said.member();
    this.modelId = of == null ? null : of.modelId();
    this.version = of == null ? null : of.version();
    this.status = said.status();
  }

  @Override
  protected Class<ProposalFact> kind() {
    return ProposalFact.class;
  }
}
