// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.development;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.registry.development.internal.DevelopmentRow;
import net.concordat.registry.development.internal.DevelopmentRows;
import net.concordat.registry.ledger.DevelopmentFact;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who developed what, as each developer signed. Known at the bank itself and to the regulator. */
@Service
@Transactional(readOnly = true)
public class Developments {
  private final DevelopmentRows rows;
  private final People people;

  Developments(DevelopmentRows rows, People people) {
    this.rows = rows;
    this.people = people;
  }

  /** Those of an artifact. */
  public List<Development> of(String artifactDigest, @Nullable Instant asOf) {
    return rows
        .findBy(
            Held.<DevelopmentRow>asOf(asOf).and(Held.with("artifactDigest", artifactDigest)),
            found -> found.sortBy(Sort.by("validFrom", "member")).all())
        .stream()
        .map(row -> named(row.standing(), asOf))
        .toList();
  }

  private Development named(Standing<DevelopmentFact> development, @Nullable Instant asOf) {
    DevelopmentFact said = development.fact();
    Map<String, UUID> known = new HashMap<>();
    people
        .find(said.member(), null, null, asOf)
        .forEach(
            person -> known.put(said.digestOf(person.fact().personId()), person.fact().personId()));
    return new Development(
        said.member(),
        said.developers().stream()
            .map(digest -> new Development.Developer(known.get(digest), digest))
            .toList(),
        development.state(),
        development.since());
  }
}
