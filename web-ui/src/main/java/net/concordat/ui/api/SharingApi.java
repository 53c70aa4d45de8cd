// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Grants, and what was delivered under them. */
@Component
public final class SharingApi {
  private static final String VERSION = "models/{id}/versions/{n}";

  private final RegistryClient registry;

  SharingApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** The grants of a version, in the order in which they came to stand so. */
  public List<Grant> grants(String modelId, int version) {
    return registry.list(Grant.class, Map.of(), VERSION + "/grants", modelId, version);
  }

  /** The receipts of those to whom a version was delivered. */
  public List<Grant.Receipt> receipts(String modelId, int version) {
    return registry.list(Grant.Receipt.class, Map.of(), VERSION + "/deliveries", modelId, version);
  }
}
