// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Members that train together, as far as this party knows. */
@Component
public final class FederationsApi {
  private final RegistryClient registry;

  FederationsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** All of them, those that changed last first. */
  public List<Federation> federations() {
    return registry.list(Federation.class, Map.of(), "federations");
  }

  /** One with its rounds. */
  public Federation federation(String federationId) {
    return registry.get(Federation.class, Map.of(), "federations/{id}", federationId);
  }
}
