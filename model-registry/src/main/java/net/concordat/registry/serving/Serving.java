// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.serving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.concordat.registry.adoption.Adoptions;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.Alias;
import net.concordat.registry.ledger.AliasRegisterFact;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionNumber;
import net.concordat.registry.model.Models;
import net.concordat.registry.security.BankOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which versions the bank's scoring service may use, as the ledger stands. */
@Service
@BankOnly
@Transactional(readOnly = true)
public class Serving {
  private static final String CHAMPION = "CHAMPION";
  private static final Pattern FALL_BACK =
      Pattern.compile("\\bfall-back ([0-9a-f]{64}/[1-9]\\d{0,8})\\b");

  private final Adoptions adoptions;
  private final Models models;

  Serving(Adoptions adoptions, Models models) {
    this.adoptions = adoptions;
    this.models = models;
  }

  /** All that have a place, champions and challengers, and what champions fall back on. */
  public List<ServedVersion> now() {
    Map<UUID, AdoptionFact> standing =
        adoptions.find(null, null, null).stream()
            .map(Standing::fact)
            .collect(Collectors.toMap(AdoptionFact::adoptionId, Function.identity()));
    Map<VersionNumber, String> statuses = statuses(standing.values());
    List<ServedVersion> served = new ArrayList<>();
    for (Standing<AliasRegisterFact> register : adoptions.registers(null)) {
      for (Alias alias : register.fact().aliases()) {
        places(alias)
            .forEach(
                (adoptionId, place) -> {
                  AdoptionFact adoption = standing.get(adoptionId);
                  if (adoption != null) {
                    served.add(served(adoption, place, statuses, register.since()));
                  }
                });
      }
    }
    served.addAll(fallBacks(served, standing.values(), statuses));
    return served;
  }

  /** The scoring service reads the conditions in full: here it is only found what it may need. */
  private static List<ServedVersion> fallBacks(
      List<ServedVersion> served,
      Collection<AdoptionFact> standing,
      Map<VersionNumber, String> statuses) {
    Set<UUID> placed =
        served.stream()
            .map(ServedVersion::adoptionId)
            .collect(Collectors.toCollection(HashSet::new));
    List<ServedVersion> fallBacks = new ArrayList<>();
    for (ServedVersion champion : served) {
      String named = champion.place().equals(CHAMPION) ? fallBack(champion) : null;
      standing.stream()
          .filter(adoption -> adoption.purpose().equals(champion.purpose()))
          .filter(
              adoption ->
                  (adoption.version().modelId() + "/" + adoption.version().version()).equals(named))
          .filter(adoption -> placed.add(adoption.adoptionId()))
          .map(adoption -> served(adoption, "FALL_BACK", statuses, champion.since()))
          .forEach(fallBacks::add);
    }
    return fallBacks;
  }

  private static @Nullable String fallBack(ServedVersion champion) {
    String conditions = champion.conditions();
    Matcher named = FALL_BACK.matcher(conditions == null ? "" : conditions);
    return named.find() ? named.group(1) : null;
  }

  private Map<VersionNumber, String> statuses(Collection<AdoptionFact> adopted) {
    Set<VersionNumber> numbers =
        adopted.stream()
            .map(adoption -> VersionNumber.of(adoption.version()))
            .collect(Collectors.toSet());
    return numbers.isEmpty()
        ? Map.of()
        : models.versions(numbers).stream()
            .map(Standing::fact)
            .collect(
                Collectors.toMap(
                    version -> VersionNumber.of(version.version()), ModelVersionFact::status));
  }

  private static Map<UUID, String> places(Alias alias) {
    Map<UUID, String> places = new LinkedHashMap<>();
    UUID champion = alias.champion();
    if (champion != null) {
      places.put(champion, CHAMPION);
    }
    alias.challengers().forEach(challenger -> places.put(challenger, "CHALLENGER"));
    return places;
  }

  private static ServedVersion served(
      AdoptionFact adoption, String place, Map<VersionNumber, String> statuses, Instant since) {
    return new ServedVersion(
        adoption.purpose(),
        place,
        adoption.adoptionId(),
        adoption.status(),
        adoption.expiresAt(),
        adoption.conditions(),
        adoption.version().modelId(),
        adoption.version().version(),
        adoption.version().artifactDigest(),
        statuses.getOrDefault(VersionNumber.of(adoption.version()), "UNKNOWN"),
        since);
  }
}
