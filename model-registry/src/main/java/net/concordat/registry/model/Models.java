// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.ledger.VersionNumber;
import net.concordat.registry.model.internal.AncestorSearch;
import net.concordat.registry.model.internal.ModelVersionRow;
import net.concordat.registry.model.internal.ModelVersionRows;
import net.concordat.registry.model.internal.RegisteredModelRow;
import net.concordat.registry.model.internal.RegisteredModelRows;
import net.concordat.registry.model.internal.RegisteredModelRows.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Models, their versions, and what these were made from. */
@Service
@Transactional(readOnly = true)
public class Models {
  private final RegisteredModelRows models;
  private final ModelVersionRows versions;
  private final AncestorSearch ancestors;

  Models(RegisteredModelRows models, ModelVersionRows versions, AncestorSearch ancestors) {
    this.models = models;
    this.versions = versions;
    this.ancestors = ancestors;
  }

  /** When models were registered, by id. */
  public Map<String, Instant> registeredAt(Collection<String> modelIds) {
    return models.registered(modelIds).stream()
        .collect(Collectors.toMap(Registration::modelId, Registration::at));
  }

  /** A model as it stands, or stood. */
  public Optional<Standing<RegisteredModelFact>> model(String modelId, @Nullable Instant asOf) {
    return models
        .findOne(Held.<RegisteredModelRow>asOf(asOf).and(Held.with("modelId", modelId)))
        .map(RegisteredModelRow::standing);
  }

  /** The versions of a model, the newest first; at most 500 by the ledger's rule. */
  public List<Standing<ModelVersionFact>> versions(String modelId, @Nullable Instant asOf) {
    return all(
        Held.<ModelVersionRow>asOf(asOf).and(Held.with("modelId", modelId)),
        Sort.by("version").descending());
  }

  /** A version as it stands, or stood. */
  public Optional<Standing<ModelVersionFact>> version(
      String modelId, int version, @Nullable Instant asOf) {
    return versions
        .findOne(Held.<ModelVersionRow>asOf(asOf).and(of(modelId, version)))
        .map(ModelVersionRow::standing);
  }

  /** Versions as they stand. */
  public List<Standing<ModelVersionFact>> versions(Collection<VersionNumber> versions) {
    return all(Held.<ModelVersionRow>asOf(null).and(Held.of(versions)), Sort.unsorted());
  }

  /** The same with its model's name and purpose. */
  public Optional<FoundVersion> found(String modelId, int version, @Nullable Instant asOf) {
    return versions
        .findOne(Held.<ModelVersionRow>asOf(asOf).and(of(modelId, version)))
        .map(row -> new FoundVersion(row.modelName(), row.purpose(), row.standing()));
  }

  /** How a version came to stand as it does: each status with the time in which it held. */
  public List<Standing<ModelVersionFact>> history(String modelId, int version) {
    return all(of(modelId, version), Sort.by("validFrom"));
  }

  /** What a version was made from, back to the first that was made from nothing. */
  public List<Standing<ModelVersionFact>> ancestors(
      ModelVersionFact version, @Nullable Instant asOf) {
    VersionKey parent = version.parent();
    return parent == null
        ? List.of()
        : ancestors.from(parent.modelId(), parent.version(), asOf).stream()
            .map(ModelVersionRow::standing)
            .toList();
  }

  /** What was made from a version directly. */
  public List<Standing<ModelVersionFact>> children(
      ModelVersionFact version, @Nullable Instant asOf) {
    return all(
        Held.<ModelVersionRow>asOf(asOf)
            .and(Held.with("parentModelId", version.version().modelId()))
            .and(Held.with("parentVersion", version.version().version())),
        Sort.by("publishedAt", "modelId", "version"));
  }

  private List<Standing<ModelVersionFact>> all(Specification<ModelVersionRow> asked, Sort by) {
    return versions.findBy(asked, rows -> rows.sortBy(by).all()).stream()
        .map(ModelVersionRow::standing)
        .toList();
  }

  private static Specification<ModelVersionRow> of(String modelId, int version) {
    return Held.<ModelVersionRow>with("modelId", modelId).and(Held.with("version", version));
  }
}
