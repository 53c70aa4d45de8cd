// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.ModelVersionFact;
import org.jspecify.annotations.Nullable;

/** A version as it stood for a time. */
@Entity
@Table(name = "model_version")
public class ModelVersionRow extends FactRow<ModelVersionFact> {
  @Column(name = "model_id", nullable = false, updatable = false, length = 64)
  private String modelId;

  @Column(name = "version_number", nullable = false, updatable = false)
  private int version;

  @Column(nullable = false, updatable = false, length = 300)
  private String owner;

  @Column(name = "artifact_digest", nullable = false, updatable = false, length = 64)
  private String artifactDigest;

  @Column(nullable = false, updatable = false, length = 20)
  private String status;

  @Column(name = "published_at", nullable = false, updatable = false)
  private Instant publishedAt;

  @Column(name = "parent_model_id", updatable = false, length = 64)
  private @Nullable String parentModelId;

  @Column(name = "parent_version", updatable = false)
  private @Nullable Integer parentVersion;

  @Column(name = "model_name", insertable = false, updatable = false, length = 200)
  private @Nullable String modelName;

  @Column(insertable = false, updatable = false, length = 200)
  private @Nullable String purpose;

  @Column(name = "search_text", nullable = false, updatable = false, length = 4000)
  private String searchText;

  @SuppressWarnings("NullAway.Init")
  protected ModelVersionRow() {}

  ModelVersionRow(LedgerEntry<ModelVersionFact> entry) {
    super(entry);
    ModelVersionFact said = entry.fact();
    this.modelId = said.version().modelId();
    this.version = said.version().version();
    this.owner = said.owner();
    this.artifactDigest = said.version().artifactDigest();
    this.status = said.status();
    this.publishedAt = said.publishedAt().truncatedTo(ChronoUnit.MICROS);
    this.parentModelId = said.parent() == null ? null : said.parent().modelId();
    this.parentVersion = said.parent() == null ? null : said.parent().version();
    this.searchText = SearchText.of(owner, said.provenance().dataDomain(), artifactDigest, modelId);
  }

  /** What its model is called; null while that is not known. */
  public @Nullable String modelName() {
    return modelName;
  }

  /** What its model is for; null while that is not known. */
  public @Nullable String purpose() {
    return purpose;
  }

  @Override
  protected Class<ModelVersionFact> kind() {
    return ModelVersionFact.class;
  }
}
