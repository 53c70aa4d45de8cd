// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The consortium. */
@Component
public final class ConsortiumApi {
  private final RegistryClient registry;

  ConsortiumApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** As it stands; nothing before it is founded. */
  public Optional<Consortium> consortium() {
    try {
      return Optional.of(registry.get(Consortium.class, Map.of(), "consortium"));
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
