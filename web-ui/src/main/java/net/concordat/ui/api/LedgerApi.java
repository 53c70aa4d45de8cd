// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What happened on the ledger. */
@Component
public final class LedgerApi {
  private final RegistryClient registry;

  LedgerApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** The newest transactions, the newest first. */
  public List<LedgerTransaction> newest(int most) {
    return registry.page(LedgerTransaction.class, Map.of("limit", most), "audit").items();
  }
}
