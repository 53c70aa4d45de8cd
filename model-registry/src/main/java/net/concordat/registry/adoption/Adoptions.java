// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.adoption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.registry.adoption.internal.AdoptionRow;
import net.concordat.registry.adoption.internal.AdoptionRows;
import net.concordat.registry.adoption.internal.AliasRegisterRow;
import net.concordat.registry.adoption.internal.AliasRegisterRows;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.Alias;
import net.concordat.registry.ledger.AliasRegisterFact;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.ledger.VersionNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which versions banks use, for what, and which of them counts. */
@Service
@Transactional(readOnly = true)
public class Adoptions {
  private final AdoptionRows adoptions;
  private final AliasRegisterRows registers;

  Adoptions(AdoptionRows adoptions, AliasRegisterRows registers) {
    this.adoptions = adoptions;
    this.registers = registers;
  }

  /** Adoptions, in the order in which they came to stand so. */
  public List<Standing<AdoptionFact>> find(
      @Nullable String purpose, @Nullable String status, @Nullable Instant asOf) {
    return adoptions
        .findBy(
            Held.<AdoptionRow>asOf(asOf)
                .and(Held.with("purpose", purpose))
                .and(Held.with("status", status)),
            rows -> rows.sortBy(Sort.by("validFrom", "adoptionId")).all())
        .stream()
        .map(AdoptionRow::standing)
        .toList();
  }

  /** Those of a version, in the order in which they came to stand so. */
  public List<Standing<AdoptionFact>> of(String modelId, int version, @Nullable Instant asOf) {
    return of(List.of(new VersionNumber(modelId, version)), asOf);
  }

  /** Those of some versions, in the order in which they came to stand so. */
  public List<Standing<AdoptionFact>> of(
      Collection<VersionNumber> versions, @Nullable Instant asOf) {
    return adoptions
        .findBy(
            Held.<AdoptionRow>asOf(asOf).and(Held.of(versions)),
            rows -> rows.sortBy(Sort.by("validFrom", "adoptionId")).all())
        .stream()
        .map(AdoptionRow::standing)
        .toList();
  }

  /** The alias registers: a bank's own, or each bank's at the regulator. */
  public List<Standing<AliasRegisterFact>> registers(@Nullable Instant asOf) {
    return registers.findBy(Held.asOf(asOf), rows -> rows.sortBy(Sort.by("member")).all()).stream()
        .map(AliasRegisterRow::standing)
        .toList();
  }

  /** Which versions are, or were, champion or challenger: the bank's, or each bank's. */
  public List<AliasedVersion> aliased(@Nullable Instant asOf) {
    List<AliasRegisterFact> registers = registers(asOf).stream().map(Standing::fact).toList();
    Set<UUID> serving =
        registers.stream()
            .flatMap(register -> register.aliases().stream())
            .flatMap(Adoptions::adoptionsOf)
            .collect(Collectors.toSet());
    if (serving.isEmpty()) {
      return List.of();
    }
    Map<Adopted, VersionKey> versions =
        adoptions
            .findBy(
                Held.<AdoptionRow>asOf(asOf)
                    .and((row, query, builder) -> row.get("adoptionId").in(serving)),
                rows -> rows.all())
            .stream()
            .map(row -> row.standing().fact())
            .collect(
                Collectors.toMap(
                    said -> new Adopted(said.member(), said.adoptionId()),
                    AdoptionFact::version,
                    (one, other) -> one));
    List<AliasedVersion> aliased = new ArrayList<>();
    for (AliasRegisterFact register : registers) {
      for (Alias alias : register.aliases()) {
        adoptionsOf(alias)
            .forEach(
                adoptionId -> {
                  VersionKey version = versions.get(new Adopted(register.member(), adoptionId));
                  if (version != null) {
                    String name = adoptionId.equals(alias.champion()) ? "champion" : "challenger";
                    aliased.add(
                        new AliasedVersion(name, register.member(), alias.purpose(), version));
                  }
                });
      }
    }
    return aliased;
  }

  private record Adopted(String member, UUID adoptionId) {}

  private static Stream<UUID> adoptionsOf(Alias alias) {
    return Stream.concat(Stream.ofNullable(alias.champion()), alias.challengers().stream());
  }

  /**
   * The adoption whose scores counted.
   *
   * @param member at which bank
   * @param purpose for what
   */
  public Optional<Standing<AdoptionFact>> champion(
      String member, String purpose, @Nullable Instant asOf) {
    // The last that began before an instant mostly held at it: an index is read from there.
    return registers
        .findBy(
            Held.<AliasRegisterRow>asOf(asOf).and(Held.with("member", member)),
            rows ->
                rows.sortBy(Sort.by(Sort.Order.asc("member"), Sort.Order.desc("validFrom")))
                    .first())
        .flatMap(register -> championOf(register.standing().fact(), purpose))
        .flatMap(champion -> adoption(member, champion, asOf));
  }

  private static Optional<UUID> championOf(AliasRegisterFact register, String purpose) {
    return register.aliases().stream()
        .filter(alias -> alias.purpose().equals(purpose))
        .findFirst()
        .map(Alias::champion);
  }

  /** An adoption; nothing where this registry does not know it, or did not then. */
  public Optional<Standing<AdoptionFact>> adoption(UUID adoptionId, @Nullable Instant asOf) {
    return adoptions
        .findBy(
            Held.<AdoptionRow>asOf(asOf).and(Held.with("adoptionId", adoptionId)),
            rows -> rows.sortBy(Sort.by("member")).first())
        .map(AdoptionRow::standing);
  }

  private Optional<Standing<AdoptionFact>> adoption(
      String member, UUID adoptionId, @Nullable Instant asOf) {
    return adoptions
        .findOne(
            Held.<AdoptionRow>asOf(asOf)
                .and(Held.with("member", member))
                .and(Held.with("adoptionId", adoptionId)))
        .map(AdoptionRow::standing);
  }
}
