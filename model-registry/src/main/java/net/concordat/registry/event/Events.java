// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event;

import java.util.List;
import net.concordat.registry.event.internal.EventTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened, as far as this registry knows. */
@Service
@Transactional(readOnly = true)
public class Events {
  private final EventTable table;

  Events(EventTable table) {
    this.table = table;
  }

  /**
   * Events, the last known first.
   *
   * @param after after which to begin; null for the beginning
   * @param most how many at most
   */
  public List<KnownEvent> find(EventQuery query, @Nullable EventPlace after, int most) {
    return table.find(query, after, most);
  }

  /** Those with higher numbers than one, in their order. */
  public List<KnownEvent> after(long number, int most) {
    return table.after(number, most);
  }

  /** The number of the last; 0 if there is none. */
  public long last() {
    return table.last();
  }
}
