// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.concordat.registry.adoption.Adoptions;
import net.concordat.registry.adoption.AliasedVersion;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.model.LabelledVersion.ServedPurpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds to versions what they are known by: for a page at once. */
@Service
@Transactional(readOnly = true)
public class VersionLabels {
  private final Adoptions adoptions;
  private final ModelTiers tiers;

  VersionLabels(Adoptions adoptions, ModelTiers tiers) {
    this.adoptions = adoptions;
    this.tiers = tiers;
  }

  /**
   * The same versions with their labels.
   *
   * @param asOf aliases as they stood at this instant; null for now
   */
  public List<LabelledVersion> of(List<FoundVersion> found, @Nullable Instant asOf) {
    if (found.isEmpty()) {
      return List.of();
    }
    Map<String, String> classified =
        tiers.of(found.stream().map(version -> key(version).modelId()).collect(Collectors.toSet()));
    Map<VersionKey, List<ServedPurpose>> serving =
        adoptions.aliased(asOf).stream()
            .collect(
                Collectors.groupingBy(
                    AliasedVersion::version,
                    Collectors.mapping(VersionLabels::served, Collectors.toList())));
    return found.stream()
        .map(
            version ->
                new LabelledVersion(
                    version.modelName(),
                    version.purpose(),
                    classified.get(key(version).modelId()),
                    serving.getOrDefault(key(version), List.of()),
                    version.version()))
        .toList();
  }

  private static VersionKey key(FoundVersion found) {
    return found.version().fact().version();
  }

  private static ServedPurpose served(AliasedVersion version) {
    return new ServedPurpose(version.alias(), version.member(), version.purpose());
  }
}
