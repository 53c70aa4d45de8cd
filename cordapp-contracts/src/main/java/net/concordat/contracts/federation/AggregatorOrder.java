// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.concordat.contracts.frame.LedgerHash;
import net.corda.core.crypto.SecureHash;

/**
 * One permutation of those that revealed, drawn from all that was revealed: seats in the order of
 * the hashes of what was revealed with each seat's number. Whoever knows all values but its own
 * cannot choose its own any more; it can only keep it back, and then it never aggregates.
 */
final class AggregatorOrder {
  private AggregatorOrder() {}

  /** What all together have drawn. */
  static SecureHash drawn(SecureHash federationId, List<ClientSeat> seats) {
    LedgerHash all = LedgerHash.of("concordat/aggregator-order").digest(federationId);
    for (ClientSeat seat : seats) {
      all.optional(seat.getRevealed(), LedgerHash::digest);
    }
    return all.sha256();
  }

  static List<Integer> draw(SecureHash federationId, List<ClientSeat> seats) {
    SecureHash drawn = drawn(federationId, seats);
    Map<String, Integer> sorted = new TreeMap<>();
    for (int i = 0; i < seats.size(); i++) {
      if (seats.get(i).getStatus() == SeatStatus.REVEALED) {
        SecureHash place =
            LedgerHash.of("concordat/aggregator-place").digest(drawn).number(i).sha256();
        sorted.put(place.toString(), i);
      }
    }
    return new ArrayList<>(sorted.values());
  }
}
