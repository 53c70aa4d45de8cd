// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.provenance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.concordat.registry.budget.Budgets;
import net.concordat.registry.development.Developments;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.model.Models;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How versions were made, back to those made from scratch. */
@Service
@Transactional(readOnly = true)
public class Provenances {
  private final Models models;
  private final Developments developments;
  private final Budgets budgets;

  Provenances(Models models, Developments developments, Budgets budgets) {
    this.models = models;
    this.developments = developments;
    this.budgets = budgets;
  }

  /** Of a version; empty if there is none. */
  public Optional<VersionProvenance> of(String modelId, int version, @Nullable Instant asOf) {
    return models.version(modelId, version, asOf).map(found -> of(found, asOf));
  }

  private VersionProvenance of(Standing<ModelVersionFact> version, @Nullable Instant asOf) {
    List<Standing<ModelVersionFact>> oldestFirst =
        new ArrayList<>(models.ancestors(version.fact(), asOf));
    Collections.reverse(oldestFirst);
    VersionProvenance parent = null;
    for (Standing<ModelVersionFact> ancestor : oldestFirst) {
      parent = made(ancestor.fact(), parent, asOf);
    }
    return made(version.fact(), parent, asOf);
  }

  private VersionProvenance made(
      ModelVersionFact version, @Nullable VersionProvenance parent, @Nullable Instant asOf) {
    String digest = version.artifact().digest();
    return new VersionProvenance(
        version.version(),
        version.owner(),
        version.publishedAt(),
        version.artifact(),
        version.provenance(),
        developments.of(digest, asOf),
        budgets.spentFor(digest, asOf),
        version.parentGrant(),
        parent);
  }
}
