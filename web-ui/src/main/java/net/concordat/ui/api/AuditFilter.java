// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions are looked for; all of it must hold.
 *
 * @param command as in the protocol, such as GrantContract.Offer; null for any
 * @param party that had to sign; null for any
 * @param modelId about which model it was; null for any
 * @param from at or after this time by the ledger; null for any
 * @param until as of this time by the ledger; null for now
 */
public record AuditFilter(
    @Nullable String command,
    @Nullable String party,
    @Nullable String modelId,
    @Nullable Instant from,
    @Nullable Instant until) {
  /** All transactions. */
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

  /** As parameters of a request or an address. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    put(parameters, "command", command);
    put(parameters, "party", party);
    put(parameters, "modelId", modelId);
    put(parameters, "from", from);
    put(parameters, "until", until);
    return parameters;
  }

  private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
    if (value != null) {
      parameters.put(name, value.toString());
    }
  }
}
