// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import javax.persistence.EntityManager;
import net.corda.core.flows.StateMachineRunId;
import net.corda.core.node.ServiceHub;
import org.jspecify.annotations.Nullable;

/**
 * Lets one flow at a time do a task, over restarts too: a task is taken as long as the flow that
 * took it has a checkpoint. Nothing has to be given back, whichever way the flow ends.
 *
 * <p>A flow whose session the other side has lost waits for ever; Corda knows no timeout. So where
 * the other side asks anew for what the flow was to bring, the task is free again some time after.
 * Call only inside a database transaction.
 */
public final class FlowLease {
  /** How long a flow has, after it was asked for anew, to end by itself. */
  private static final Duration LAST_CHANCE = Duration.ofSeconds(15);

  /** Corda's checkpoints of flows that have not ended: runnable, in hospital, paused. */
  private static final String OPEN =
      "select 1 from node_checkpoints where flow_id = ? and status in (0, 3, 5)";

  private final ServiceHub services;

  public FlowLease(ServiceHub services) {
    this.services = services;
  }

  /** The flow that calls this takes a task. */
  public void take(String task, StateMachineRunId flow) {
    services.withEntityManager(
        entities -> {
          entities.merge(new LeaseRow(task, flow.getUuid().toString()));
        });
  }

  /** Notes that the other side asks for a task's result anew. */
  void askedAnew(String task) {
    services.withEntityManager(
        entities -> {
          LeaseRow row = entities.find(LeaseRow.class, task);
          if (row != null) {
            row.asked(Instant.now());
          }
        });
  }

  /** Forgets who took a task, so that no row is left of one that is not taken again. */
  public void free(String task) {
    services.withEntityManager(
        entities -> {
          LeaseRow row = entities.find(LeaseRow.class, task);
          if (row != null) {
            entities.remove(row);
          }
        });
  }

  /** Whether a flow of before or now has the task, and is not given up. */
  public boolean isTaken(String task) {
    LeaseRow row = row(task);
    return row != null && !isGivenUp(row) && isOpen(row.getFlowId());
  }

  /** Whether the flow that has the task was asked for anew and did not end in time. */
  boolean isGivenUp(String task) {
    LeaseRow row = row(task);
    return row != null && isGivenUp(row);
  }

  private static boolean isGivenUp(LeaseRow row) {
    Instant asked = row.getAskedAt();
    return asked != null && asked.plus(LAST_CHANCE).isBefore(Instant.now());
  }

  private @Nullable LeaseRow row(String task) {
    Function<EntityManager, @Nullable LeaseRow> find =
        entities -> entities.find(LeaseRow.class, task);
    return services.withEntityManager(find::apply);
  }

  private boolean isOpen(String flowId) {
    try (PreparedStatement query = services.jdbcSession().prepareStatement(OPEN)) {
      query.setString(1, flowId);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The node's checkpoints could not be read", e);
    }
  }
}
