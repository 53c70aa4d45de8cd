// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a party's people must know at once, where there is such. */
@Component
public final class AlarmsApi {
  private static final String STATUS = "status";

  private final RegistryClient registry;

  AlarmsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** Whether the registry's node answers it. */
  public boolean nodeAnswers() {
    return registry.isHealthy("node");
  }

  /** Every privacy budget that is known here. */
  public List<PrivacyBudget> budgets() {
    return registry.list(PrivacyBudget.class, Map.of(), "budgets");
  }

  /** Open findings of all versions that are due before a day, the first due first. */
  public List<OpenFinding> findingsDueBefore(LocalDate day) {
    return registry.all(OpenFinding.class, Map.of(STATUS, "OPEN", "dueBefore", day), "findings");
  }

  /** Versions that serve, here or at any bank where a regulator asks. */
  public List<ModelVersion> serving(String alias) {
    return registry.all(ModelVersion.class, Map.of("alias", alias), "versions");
  }

  /** What is used, here or at any bank where a regulator asks. */
  public List<Adoption> adoptions() {
    return registry.list(Adoption.class, Map.of(STATUS, "APPROVED"), "adoptions");
  }
}
