// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What every transaction did. */
@Component
public final class AuditApi {
  private final RegistryClient registry;

  AuditApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** Transactions, the newest first. */
  public PageSource<LedgerTransaction> transactions(AuditFilter filter) {
    return cursor -> {
      Map<String, Object> query = new HashMap<>(filter.parameters());
      query.put("limit", CursorPages.SIZE);
      if (cursor != null) {
        query.put("cursor", cursor);
      }
      return registry.page(LedgerTransaction.class, query, "audit");
    };
  }
}
