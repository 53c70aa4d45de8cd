// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;

/** What one member changes of its own seat, and nobody else of another's. */
final class Answer {
  private final FederationState before;
  private final FederationState after;
  private final int seat;

  private Answer(FederationState before, FederationState after, int seat) {
    this.before = before;
    this.after = after;
    this.seat = seat;
  }

  static Answer of(LedgerView tx, LedgerRule rule) {
    StateAndRef<FederationState> standing = tx.input(FederationState.class);
    FederationState before = standing.getState().getData();
    FederationState after = tx.output(FederationState.class);
    tx.requireSupersedes(after, standing.getRef());
    rule.require(
        before.getSeats().size() == after.getSeats().size(),
        "given " + after.getSeats().size() + " seats");
    int seat = -1;
    for (int i = 0; i < before.getSeats().size(); i++) {
      if (!before.getSeats().get(i).equals(after.getSeats().get(i))) {
        rule.require(seat < 0, "given changes of two seats");
        seat = i;
      }
    }
    rule.require(seat >= 0, "given no change of a seat");
    return new Answer(before, after, seat);
  }

  FederationState before() {
    return before;
  }

  FederationState after() {
    return after;
  }

  int seat() {
    return seat;
  }

  Party member() {
    return before.getSeats().get(seat).getMember();
  }

  SeatStatus from() {
    return before.getSeats().get(seat).getStatus();
  }
}
