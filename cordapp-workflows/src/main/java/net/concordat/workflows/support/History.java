// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.concordat.contracts.frame.ConcordatState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import org.jspecify.annotations.Nullable;

/**
 * The successive states of one thing, each of which names the one in whose place it stands. What it
 * was at a time is told by the states' own times, which their transactions were notarised within.
 *
 * @param <T> their type
 */
public final class History<T extends ConcordatState> {
  private final Map<StateRef, StateAndRef<T>> states = new HashMap<>();

  /** The states in any order. */
  public History(List<StateAndRef<T>> states) {
    states.forEach(state -> this.states.put(state.getRef(), state));
  }

  /**
   * The state as it stood at a time, if there was one then: the last of those that had come to be,
   * in the order in which each stands in another's place, which no clock can turn round.
   */
  public Optional<StateAndRef<T>> asOf(Instant at) {
    List<StateAndRef<T>> until = new ArrayList<>(states.values());
    until.removeIf(state -> at(state).isAfter(at));
    Set<StateRef> superseded = new HashSet<>();
    for (StateAndRef<T> state : until) {
      StateAndRef<T> before = before(state);
      while (before != null && superseded.add(before.getRef())) {
        before = before(before);
      }
    }
    return until.stream()
        .filter(state -> !superseded.contains(state.getRef()))
        .max(Comparator.comparing(History::at));
  }

  /** The earliest state from which on, up to a given one, something held without a break. */
  public StateAndRef<T> since(StateAndRef<T> state, Predicate<T> holds) {
    StateAndRef<T> earliest = state;
    for (StateAndRef<T> before = before(state);
        before != null && holds.test(before.getState().getData());
        before = before(before)) {
      earliest = before;
    }
    return earliest;
  }

  /** The state with which it began. */
  public StateAndRef<T> first(StateAndRef<T> state) {
    return since(state, any -> true);
  }

  private @Nullable StateAndRef<T> before(StateAndRef<T> state) {
    return states.get(state.getState().getData().getHeader().getSupersedes());
  }

  private static Instant at(StateAndRef<? extends ConcordatState> state) {
    return state.getState().getData().getHeader().getAt();
  }
}
