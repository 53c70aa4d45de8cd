// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.function.Function;
import javax.persistence.EntityManager;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.ServiceHub;
import org.jspecify.annotations.Nullable;

/** What this node draws for the order of aggregators: once for each federation, and kept. */
final class Draws {
  private final ServiceHub services;

  Draws(ServiceHub services) {
    this.services = services;
  }

  /** The value for a federation, drawn now if it was not before. */
  SecureHash draw(SecureHash federationId) {
    DrawRow row = find(federationId);
    if (row != null) {
      return SecureHash.create(row.getDrawn());
    }
    SecureHash drawn = SecureHash.randomSHA256();
    services.withEntityManager(
        entities -> {
          entities.persist(new DrawRow(federationId.toString(), drawn.toString()));
        });
    return drawn;
  }

  /** The value that was drawn for a federation. */
  SecureHash drawn(SecureHash federationId) throws RefusedException {
    DrawRow row = find(federationId);
    if (row == null) {
      throw FlowRule.FOUND.refusal("nothing drawn for federation " + federationId);
    }
    return SecureHash.create(row.getDrawn());
  }

  private @Nullable DrawRow find(SecureHash federationId) {
    Function<EntityManager, @Nullable DrawRow> find =
        entities -> entities.find(DrawRow.class, federationId.toString());
    return services.withEntityManager(find::apply);
  }
}
