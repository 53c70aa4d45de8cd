// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a regulator is missing anything. */
@Component
public final class ReconciliationApi {
  private static final String PATH = "reconciliation";

  private final RegistryClient registry;

  ReconciliationApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** As the regulator's node last said; nothing before it was first reached. */
  public Optional<Reconciliation> last() {
    return registry.find(Reconciliation.class, PATH);
  }

  /**
   * The same, asked for with somebody's token.
   *
   * @throws RegistryException also before the node was first reached
   */
  public Reconciliation lastAs(String token) {
    return registry.getAs(token, Reconciliation.class, PATH);
  }
}
