// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.scoring.web;

import java.util.List;
import net.concordat.registry.ledger.ScoringBatchFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.web.Cursor;
import org.jspecify.annotations.Nullable;

/** Names the place after a batch. */
final class BatchCursor {
  private BatchCursor() {}

  static String after(Standing<ScoringBatchFact> last) {
    return Cursor.encode(List.of(Long.toString(last.fact().index() + 1)));
  }

  static long next(@Nullable String cursor) {
    List<String> place = Cursor.decode(cursor, 1);
    try {
      return place.isEmpty() ? 0 : Long.parseLong(place.get(0));
    } catch (NumberFormatException e) {
      throw Cursor.unknown(cursor, e);
    }
  }
}
