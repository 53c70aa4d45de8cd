// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.function.Consumer;
import net.corda.core.flows.StateMachineRunId;
import net.corda.core.messaging.CordaRPCOps;
import net.corda.core.messaging.DataFeed;
import net.corda.core.messaging.StateMachineInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells how far a flow is. Corda tells so only with a list of all flows that run. */
@Component
class FlowProgress {
  private static final Logger LOG = LoggerFactory.getLogger(FlowProgress.class);

  /** What Corda says when a flow's steps themselves change. */
  private static final String STRUCTURAL = "Structural step change";

  private final NodeConnection node;

  FlowProgress(NodeConnection node) {
    this.node = node;
  }

  /** Passes on each step of a flow from now on, the present one first. */
  void follow(StateMachineRunId flow, Consumer<String> progress) {
    try {
      for (StateMachineInfo running : node.ask(CordaRPCOps::stateMachinesSnapshot)) {
        @Nullable DataFeed<String, String> steps = running.getProgressTrackerStepAndUpdates();
        if (steps == null) {
          continue;
        }
        if (running.getId().equals(flow)) {
          progress.accept(steps.getSnapshot());
          steps
              .getUpdates()
              .filter(step -> !step.startsWith(STRUCTURAL))
              .subscribe(
                  progress::accept, lost -> LOG.debug("Flow {} is no longer followed", flow, lost));
        } else {
          // An observable that nobody has subscribed to is kept at the node.
          steps.getUpdates().subscribe(step -> {}, lost -> {}).unsubscribe();
        }
      }
    } catch (RuntimeException e) {
      // The flow runs; that nobody sees how far it is does not make it fail.
      LOG.warn("How far flow {} is will not be told: {}", flow, e.getMessage());
    }
  }
}
