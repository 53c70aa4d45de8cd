// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was spent of people's privacy. */
@Component
public final class PrivacyApi {
  private final RegistryClient registry;

  PrivacyApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** A member's budgets, as far as this party knows them. */
  public List<PrivacyBudget> budgets(String member) {
    return registry.list(PrivacyBudget.class, Map.of("member", member), "budgets");
  }

  /**
   * What each member spent for something, as far as this party knows.
   *
   * @param unit ROW or CUSTOMER
   * @param digest for what, such as an artifact's SHA-256
   */
  public Map<String, PrivacySpend> spentFor(String unit, String digest) {
    Map<String, PrivacySpend> spent = new HashMap<>();
    for (PrivacyBudget budget : registry.list(PrivacyBudget.class, Map.of(), "budgets")) {
      budget.spends().stream()
          .filter(spend -> budget.unit().equals(unit) && spend.artifactDigest().equals(digest))
          .forEach(spend -> spent.put(budget.member(), spend));
    }
    return spent;
  }

  /** How a version was made, and what it was made from, back to the first. */
  public VersionProvenance provenance(String modelId, int version) {
    return registry.get(
        VersionProvenance.class, Map.of(), "models/{id}/versions/{n}/provenance", modelId, version);
  }
}
