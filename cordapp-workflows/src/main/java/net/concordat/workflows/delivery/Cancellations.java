// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import javax.persistence.EntityManager;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.node.ServiceHub;
import org.jspecify.annotations.Nullable;

/** Which deliveries this node's operator wants no more. */
final class Cancellations {
  private final ServiceHub services;

  Cancellations(ServiceHub services) {
    this.services = services;
  }

  /** Notes that a delivery is wanted no more; the first time counts. */
  void cancel(String commandId) {
    if (find(commandId) == null) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      services.withEntityManager(
          entities -> {
            entities.persist(new CancellationRow(commandId, now));
          });
    }
  }

  /** Refuses to go on with a delivery that is wanted no more. */
  void requireWanted(String commandId) throws RefusedException {
    CancellationRow row = find(commandId);
    FlowRule.DELIVERY_CANCELLED.require(
        row == null, "delivery " + commandId + (row == null ? "" : " at " + row.getCancelledAt()));
  }

  private @Nullable CancellationRow find(String commandId) {
    Function<EntityManager, @Nullable CancellationRow> find =
        entities -> entities.find(CancellationRow.class, commandId);
    return services.withEntityManager(find::apply);
  }
}
