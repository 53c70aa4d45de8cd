// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.StateHeader;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;

/** States in the order in which they are recorded, given away in pages as a vault's are. */
final class LedgerPages {
  static final SecureHash CONSORTIUM = SecureHash.sha256("consortium");

  private static final int MOST_A_VERSION = 100;

  private final Map<String, StateRef> last = new HashMap<>();
  private final List<RecordedState> page = new ArrayList<>();
  private final Consumer<List<RecordedState>> reader;
  private long states;

  LedgerPages(Consumer<List<RecordedState>> reader) {
    this.reader = reader;
  }

  /** The same, after a ledger of so many versions: no id of that is used again. */
  static LedgerPages after(int versions, Consumer<List<RecordedState>> reader) {
    LedgerPages pages = new LedgerPages(reader);
    pages.states = (long) versions * MOST_A_VERSION;
    return pages;
  }

  /** How many states there are. */
  long states() {
    return states;
  }

  /** An id that no other state has. */
  UUID nextId(String kind) {
    return UUID.nameUUIDFromBytes((kind + " " + states).getBytes(StandardCharsets.UTF_8));
  }

  /** The header of the state that comes next, which stands in no other's place. */
  StateHeader header(Instant at) {
    return header(at, null);
  }

  /** The header of the state that comes next. */
  StateHeader header(Instant at, @Nullable StateRef supersedes) {
    return new StateHeader(CONSORTIUM, List.of(), at, nextId("command").toString(), supersedes);
  }

  /** The same for a state that stands in place of the last of its key, if there is one. */
  StateHeader after(String key, Instant at) {
    return header(at, last.get(key));
  }

  /** The last state of a key. */
  StateRef last(String key) {
    StateRef found = last.get(key);
    if (found == null) {
      throw new IllegalStateException("There is no " + key + " yet");
    }
    return found;
  }

  /** Takes the state that comes next; it is the last of its key. */
  StateRef record(ConcordatState state, String key) {
    StateRef ref = record(state);
    last.put(key, ref);
    return ref;
  }

  /** Takes the state that comes next. */
  StateRef record(ConcordatState state) {
    StateRef ref = new StateRef(SecureHash.sha256("transaction " + states), 0);
    states++;
    page.add(new RecordedState(Facts.id(ref), state, state.getHeader().getAt()));
    if (page.size() == VaultReader.PAGE) {
      end();
    }
    return ref;
  }

  /** Gives away what is left. */
  void end() {
    reader.accept(List.copyOf(page));
    page.clear();
  }
}
