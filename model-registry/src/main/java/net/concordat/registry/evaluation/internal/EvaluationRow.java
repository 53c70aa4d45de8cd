// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evaluation.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.EvaluationFact;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;

/** An evaluation. */
@Entity
@Table(name = "evaluation")
public class EvaluationRow extends FactRow<EvaluationFact> {
  @Column(name = "model_id", nullable = false, updatable = false, length = 64)
  private String modelId;

  @Column(name = "version_number", nullable = false, updatable = false)
  private int version;

  @Column(nullable = false, updatable = false, length = 300)
  private String evaluator;

  @SuppressWarnings("NullAway.Init")
  protected EvaluationRow() {}

  EvaluationRow(LedgerEntry<EvaluationFact> entry) {
    super(entry);
    EvaluationFact said = entry.fact();
    this.modelId = said.version().modelId();
    this.version = said.version().version();
    this.evaluator = said.evaluator();
  }

  @Override
  protected Class<EvaluationFact> kind() {
    return EvaluationFact.class;
  }
}
