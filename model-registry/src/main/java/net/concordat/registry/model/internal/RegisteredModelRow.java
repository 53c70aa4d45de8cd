// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.RegisteredModelFact;

/** A model as it stood for a time. */
@Entity
@Table(name = "registered_model")
public class RegisteredModelRow extends FactRow<RegisteredModelFact> {
  @Column(name = "model_id", nullable = false, updatable = false, length = 64)
  private String modelId;

  @Column(nullable = false, updatable = false, length = 200)
  private String name;

  @Column(nullable = false, updatable = false, length = 300)
  private String owner;

  @Column(nullable = false, updatable = false, length = 200)
  private String purpose;

  @Column(name = "search_text", nullable = false, updatable = false, length = 4000)
  private String searchText;

  @SuppressWarnings("NullAway.Init")
  protected RegisteredModelRow() {}

  RegisteredModelRow(LedgerEntry<RegisteredModelFact> entry) {
    super(entry);
    RegisteredModelFact said = entry.fact();
    this.modelId = said.modelId();
    this.name = said.name();
    this.owner = said.owner();
    this.purpose = said.purpose();
    this.searchText = searchText(said);
  }

  static String searchText(RegisteredModelFact said) {
    return SearchText.of(said.name(), said.owner(), said.purpose(), said.modelId());
  }

  @Override
  protected Class<RegisteredModelFact> kind() {
    return RegisteredModelFact.class;
  }
}
