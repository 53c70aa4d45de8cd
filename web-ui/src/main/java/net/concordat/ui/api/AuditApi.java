// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.HashMap;
import java.util.Map;
import org.springframework.http.MediaType;
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
    return transactions(filter.parameters());
  }

  /** Those about one version, the newest first. */
  public PageSource<LedgerTransaction> about(String modelId, int version) {
    return transactions(Map.of("modelId", modelId, "version", version));
  }

  /**
   * Passes all that are looked for on as a file, however many there are.
   *
   * @param format csv, or json for a line of JSON for each
   */
  public void export(AuditFilter filter, String format, FileTarget to) {
    Map<String, Object> query = new HashMap<>(filter.parameters());
    query.put("format", format);
    registry.file(MediaType.ALL, query, to, "audit/export");
  }

  /** Has the party's node verify one now. */
  public LedgerProof verification(String txId) {
    return registry.get(LedgerProof.class, Map.of(), "audit/{txId}/verification", txId);
  }

  private PageSource<LedgerTransaction> transactions(Map<String, ?> parameters) {
    return registry.pages(LedgerTransaction.class, CursorPages.SIZE, parameters, "audit");
  }
}
