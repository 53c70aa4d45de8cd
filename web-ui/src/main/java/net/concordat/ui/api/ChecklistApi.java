// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is there and missing before people decide on a version, and what they may do about it. */
@Component
public final class ChecklistApi {
  private static final String VERSION = "models/{id}/versions/{n}";
  private static final int MOST = 200;

  private final RegistryClient registry;

  ChecklistApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** Which fields of a version's record are there. */
  public Completeness completeness(VersionKey version) {
    return registry.get(
        Completeness.class,
        Map.of(),
        VERSION + "/documents/completeness",
        version.modelId(),
        version.version());
  }

  /** Open findings of all versions, the first due first: the first 200. */
  public List<OpenFinding> findings() {
    return registry
        .page(OpenFinding.class, Map.of("status", "OPEN", "limit", MOST), "findings")
        .items();
  }

  /**
   * Findings of all versions, the first due first.
   *
   * @param filter by the registry's names of its parameters
   */
  public PageSource<OpenFinding> findings(Map<String, String> filter) {
    return registry.pages(OpenFinding.class, CursorPages.SIZE, filter, "findings");
  }

  private record Me(String name) {}

  /** By what the reports call whoever is signed in. */
  public String ownName() {
    return registry.get(Me.class, Map.of(), "me").name();
  }

  /** What whoever is signed in can do about a version. */
  public List<VersionAction> actions(VersionKey version) {
    return registry.list(
        VersionAction.class, Map.of(), VERSION + "/actions", version.modelId(), version.version());
  }
}
