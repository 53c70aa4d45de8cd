// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened, on the ledger and at the registry. */
@Component
public final class EventsApi {
  private static final String EVENTS = "events";

  private final RegistryClient registry;

  EventsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /**
   * Events, the last known first.
   *
   * @param since what became known from then on; null for all
   */
  public PageSource<RegistryEvent> events(@Nullable Instant since) {
    Map<String, ?> query = since == null ? Map.of() : Map.of("since", since);
    return registry.pages(RegistryEvent.class, CursorPages.SIZE, query, EVENTS);
  }

  /** The last event, asked for with somebody's token; none if nothing happened yet. */
  public List<RegistryEvent> lastAs(String token) {
    return registry.pageAs(token, RegistryEvent.class, Map.of("limit", 1), EVENTS).items();
  }
}
