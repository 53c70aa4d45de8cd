// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.time.Instant;
import java.util.List;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.deploy.operator.Bank;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;

/**
 * All states of one type that a member ever had, by what they stand in the place of.
 *
 * @param known the states in any order
 */
record Successions<T extends PrivateState>(List<StateAndRef<T>> known) {
  /** What one node has ever known of a member's. */
  static <T extends PrivateState> Successions<T> at(Bank holder, Party member, Class<T> type) {
    return new Successions<>(
        holder.recorded(type, Instant.EPOCH).stream()
            .filter(each -> each.getState().getData().getMember().equals(member))
            .toList());
  }

  List<T> all() {
    return known.stream().map(each -> each.getState().getData()).toList();
  }

  /** Those that stand in the place of none of these; of a ticket, perhaps. */
  List<T> first() {
    return all().stream().filter(this::isFirst).toList();
  }

  /** Those that stand in the place of one of these. */
  List<T> later() {
    return all().stream().filter(state -> !isFirst(state)).toList();
  }

  /** Those in whose place none stands. */
  List<T> last() {
    return known.stream()
        .filter(
            each ->
                all().stream()
                    .noneMatch(state -> each.getRef().equals(state.getHeader().getSupersedes())))
        .map(each -> each.getState().getData())
        .toList();
  }

  private boolean isFirst(T state) {
    return known.stream()
        .noneMatch(each -> each.getRef().equals(state.getHeader().getSupersedes()));
  }
}
