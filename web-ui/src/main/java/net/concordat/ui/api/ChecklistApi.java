// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  private record Completed(
      String modelId,
      int version,
      @Nullable String tier,
      List<Completeness.Field> present,
      List<Completeness.Field> missing) {
    VersionKey key() {
      return new VersionKey(modelId, version, "");
    }
  }

  /** The same of some versions, at most 20, by model and number. */
  public Map<VersionKey, Completeness> completeness(List<VersionKey> versions) {
    return versions.isEmpty()
        ? Map.of()
        : registry
            .list(Completed.class, Map.of("versions", VersionKey.all(versions)), "completeness")
            .stream()
            .collect(
                Collectors.toMap(
                    Completed::key,
                    each -> new Completeness(each.tier, each.present, each.missing)));
  }

  /** Open findings of some versions, at most 50, the first due first: the first 200. */
  public List<OpenFinding> findings(List<VersionKey> versions) {
    return versions.isEmpty()
        ? List.of()
        : registry
            .page(
                OpenFinding.class,
                Map.of("status", "OPEN", "versions", VersionKey.all(versions), "limit", MOST),
                "findings")
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
