// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
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
    return registry.find(Consortium.class, "consortium");
  }

  /** All amendments, from founding on. */
  public List<Consortium.Amendment> amendments() {
    return registry.list(Consortium.Amendment.class, Map.of(), "consortium/amendments");
  }

  /** Votes for amendments of the consortium as it stands. */
  public List<Consortium.Vote> votes() {
    return registry.list(Consortium.Vote.class, Map.of(), "consortium/votes");
  }
}
