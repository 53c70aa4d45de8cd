// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.mlflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.Alias;
import net.concordat.registry.ledger.AliasRegisterFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionKey;
import org.jspecify.annotations.Nullable;

/**
 * Which versions are champion or challenger, as they stand now. Here an alias belongs to a bank and
 * a purpose, in MLflow to a model: so several versions of a model may have it.
 */
public final class VersionAliases {
  private final Map<String, SortedMap<String, SortedSet<Integer>>> versions = new HashMap<>();

  VersionAliases(
      List<Standing<AliasRegisterFact>> registers, List<Standing<AdoptionFact>> adoptions) {
    Map<Adopted, VersionKey> adopted =
        adoptions.stream()
            .map(Standing::fact)
            .collect(
                Collectors.toMap(
                    said -> new Adopted(said.member(), said.adoptionId()),
                    AdoptionFact::version,
                    (one, other) -> one));
    for (Standing<AliasRegisterFact> register : registers) {
      String member = register.fact().member();
      for (Alias alias : register.fact().aliases()) {
        UUID champion = alias.champion();
        if (champion != null) {
          add("champion", adopted.get(new Adopted(member, champion)));
        }
        alias
            .challengers()
            .forEach(challenger -> add("challenger", adopted.get(new Adopted(member, challenger))));
      }
    }
  }

  private record Adopted(String member, UUID adoptionId) {}

  private void add(String alias, @Nullable VersionKey version) {
    if (version != null) {
      versions
          .computeIfAbsent(version.modelId(), model -> new TreeMap<>())
          .computeIfAbsent(alias, name -> new TreeSet<>())
          .add(version.version());
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
