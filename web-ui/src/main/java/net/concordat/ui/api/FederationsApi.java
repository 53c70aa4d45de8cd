// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * Says no for this bank, or leaves between rounds; for good.
   *
   * @param key chosen once for what the person asked for
   */
  public GivenCommand leave(String key, String federationId) {
    return registry.command(
        GivenCommand.class, key, Map.of(), "federations/{id}/leave", federationId);
  }

  /** One with its rounds. */
  public Federation federation(String federationId) {
    return registry.get(Federation.class, Map.of(), "federations/{id}", federationId);
  }

  /** What this bank's workers did in one; nothing where nobody has said how the bank trains. */
  public Optional<FederationPart> part(String federationId) {
    return registry.find(FederationPart.class, "federations/{id}/part", federationId);
  }
}
