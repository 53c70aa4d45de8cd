// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.holdout;

import java.time.Instant;
import java.util.List;
import net.concordat.registry.holdout.internal.HoldoutRow;
import net.concordat.registry.holdout.internal.HoldoutRows;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.HoldoutFact;
import net.concordat.registry.ledger.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rows that members committed to measure on. */
@Service
@Transactional(readOnly = true)
public class Holdouts {
  private final HoldoutRows rows;

  Holdouts(HoldoutRows rows) {
    this.rows = rows;
  }

  /**
   * Those of members, by owner.
   *
   * @param owner whose; null for any that this party knows
   */
  public List<Standing<HoldoutFact>> find(@Nullable String owner, @Nullable Instant asOf) {
    return rows
        .findBy(
            Held.<HoldoutRow>asOf(asOf).and(Held.with("owner", owner)),
            found -> found.sortBy(Sort.by("owner", "root")).all())
        .stream()
        .map(HoldoutRow::standing)
        .toList();
  }
}
