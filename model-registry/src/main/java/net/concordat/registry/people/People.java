// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.people.internal.PersonRow;
import net.concordat.registry.people.internal.PersonRows;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of members, by pseudonym. */
@Service
@Transactional(readOnly = true)
public class People {
  private final PersonRows rows;

  People(PersonRows rows) {
    this.rows = rows;
  }

  /**
   * Those who are or were enrolled, by member; at most 200 each by the ledger's rule.
   *
   * @param member whose people; null for any that this party knows
   * @param personId which person; null for any
   * @param status ACTIVE or REVOKED; null for any
   */
  public List<Standing<PersonFact>> find(
      @Nullable String member,
      @Nullable UUID personId,
      @Nullable String status,
      @Nullable Instant asOf) {
    return rows
        .findBy(
            Held.<PersonRow>asOf(asOf)
                .and(Held.with("member", member))
                .and(Held.with("personId", personId))
                .and(Held.with("status", status)),
            found -> found.sortBy(Sort.by("member", "personId")).all())
        .stream()
        .map(PersonRow::standing)
        .toList();
  }
}
