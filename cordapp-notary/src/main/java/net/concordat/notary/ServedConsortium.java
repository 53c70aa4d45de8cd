// SPDX-License-Identifier: Apache-2.0
package net.concordat.notary;

import java.util.Optional;
import java.util.function.Function;
import javax.persistence.EntityManager;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.node.ServiceHub;
import org.jspecify.annotations.Nullable;

/** The one consortium whose observers this node's notary answers. */
final class ServedConsortium {
  private final ServiceHub services;

  ServedConsortium(ServiceHub services) {
    this.services = services;
  }

  /** Its id; empty if the operator named none, as on a node that is no notary. */
  Optional<SecureHash> id() {
    Function<EntityManager, @Nullable ServedConsortiumRow> find =
        entities -> entities.find(ServedConsortiumRow.class, ServedConsortiumRow.ONLY);
    ServedConsortiumRow row = services.withEntityManager(find::apply);
    return row == null ? Optional.empty() : Optional.of(SecureHash.create(row.getConsortiumId()));
  }

  /** Names it, for good. */
  void name(SecureHash consortiumId) throws FlowException {
    Optional<SecureHash> before = id();
    if (before.isPresent()) {
      if (!before.get().equals(consortiumId)) {
        throw new FlowException(
            "A notary serves one consortium for good (named "
                + before.get()
                + "; given "
                + consortiumId
                + ")");
      }
      return;
    }
    ServedConsortiumRow row = new ServedConsortiumRow(consortiumId.toString());
    services.withEntityManager(
        entities -> {
          entities.persist(row);
        });
  }
}
