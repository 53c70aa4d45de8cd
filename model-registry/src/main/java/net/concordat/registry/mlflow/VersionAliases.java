// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.mlflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.concordat.registry.adoption.AliasedVersion;

/**
 * Which versions are champion or challenger, as they stand now. Here an alias belongs to a bank and
 * a purpose, in MLflow to a model: so several versions of a model may have it.
 */
public final class VersionAliases {
  private final Map<String, SortedMap<String, SortedSet<Integer>>> versions = new HashMap<>();

  VersionAliases(List<AliasedVersion> aliased) {
    for (AliasedVersion found : aliased) {
      versions
          .computeIfAbsent(found.version().modelId(), model -> new TreeMap<>())
          .computeIfAbsent(found.alias(), name -> new TreeSet<>())
          .add(found.version().version());
    }
  }

  /** By alias, the numbers of the versions of a model that have it. */
  public SortedMap<String, SortedSet<Integer>> of(String modelId) {
    return versions.getOrDefault(modelId, new TreeMap<>());
  }

  /** The aliases of a version. */
  public List<String> of(String modelId, int version) {
    return of(modelId).entrySet().stream()
        .filter(alias -> alias.getValue().contains(version))
        .map(Map.Entry::getKey)
        .toList();
  }
}
