// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.registry.ledger.StateId;
import org.jspecify.annotations.Nullable;

/**
 * A state as the vault has it.
 *
 * @param id which
 * @param state what it is
 * @param recordedAt when the node recorded it, by the node's clock: says in which order to read,
 *     nothing else
 */
record RecordedState(StateId id, ConcordatState state, Instant recordedAt) {
  StateHeader header() {
    return state.getHeader();
  }

  /** When it came to be, as precisely as every database keeps it. */
  Instant at() {
    return header().getAt().truncatedTo(ChronoUnit.MICROS);
  }

  @Nullable StateId supersedes() {
    return Facts.idOrNull(header().getSupersedes());
  }
}
