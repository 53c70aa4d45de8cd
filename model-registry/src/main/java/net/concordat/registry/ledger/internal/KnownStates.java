// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.concordat.registry.ledger.StateId;
import org.jspecify.annotations.Nullable;

/** The states that have been read, as far as a page of others hangs together with them. */
final class KnownStates {
  private final Map<StateId, LedgerStateRow> states = new HashMap<>();
  private final Map<StateId, LedgerStateRow> successors = new HashMap<>();
  private final Map<String, Map<StateId, Instant>> ends = new HashMap<>();

  /** Ends a state's time. */
  void end(LedgerStateRow row, Instant until) {
    row.endAt(until);
    String kind = row.kind();
    if (kind != null) {
      ends.computeIfAbsent(kind, ended -> new HashMap<>()).put(row.getId(), until);
    }
  }

  /** By kind of fact, which states' times have been ended, and when. */
  Map<String, Map<StateId, Instant>> ends() {
    return ends;
  }

  void add(LedgerStateRow row) {
    states.put(row.getId(), row);
    StateId supersedes = row.supersedes();
    if (supersedes != null) {
      successors.put(supersedes, row);
    }
  }

  boolean has(StateId id) {
    return states.containsKey(id);
  }

  /** The state that stands in place of another, if it has been read. */
  @Nullable LedgerStateRow after(StateId id) {
    return successors.get(id);
  }

  /** The state in whose place another stands, if it has been read. */
  @Nullable LedgerStateRow before(LedgerStateRow row, LedgerStates all) {
    StateId id = row.supersedes();
    if (id == null) {
      return null;
    }
    // A chain that a clock going back shortens may reach further back than what was looked up.
    LedgerStateRow found = states.get(id);
    return found == null ? all.findById(id).orElse(null) : found;
  }
}
