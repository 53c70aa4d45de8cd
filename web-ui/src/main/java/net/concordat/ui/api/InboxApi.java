// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What waits for whoever is signed in; a bank's registry alone knows. */
@Component
public final class InboxApi {
  private final RegistryClient registry;

  InboxApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** All of it, by kind. */
  public List<Waiting> waiting() {
    return registry.list(Waiting.class, Map.of(), "inbox");
  }
}
