// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.concordat.workflows.support.Background;
import net.corda.core.node.AppServiceHub;
import net.corda.core.node.ServiceHub;
import net.corda.core.node.services.CordaService;
import net.corda.core.node.services.ServiceLifecycleEvent;
import net.corda.core.serialization.SingletonSerializeAsToken;

/**
 * Rings when a round may have moved on: mail has come, or a transaction was recorded. Flows that
 * wait for that look again, instead of looking every now and then, each time with a checkpoint. It
 * rings once a second as well, since time passes, and nothing that is missed is missed for longer.
 */
@CordaService
public final class RoundBell extends SingletonSerializeAsToken {
  private static final long SECONDS = 1;

  private final AppServiceHub services;
  private final Background background;
  private final AtomicLong times = new AtomicLong();
  private final Set<CompletableFuture<Boolean>> waiting = ConcurrentHashMap.newKeySet();

  public RoundBell(AppServiceHub services) {
    this.services = services;
    this.background = new Background(services, "concordat-rounds");
    services.register(AppServiceHub.SERVICE_PRIORITY_NORMAL, this::onLifecycleEvent);
  }

  static RoundBell of(ServiceHub services) {
    return services.cordaService(RoundBell.class);
  }

  private Void onLifecycleEvent(ServiceLifecycleEvent event) {
    if (event == ServiceLifecycleEvent.STATE_MACHINE_STARTED) {
      services.getValidatedTransactions().getUpdates().subscribe(recorded -> ring());
      background.repeat(this::ring, SECONDS);
    }
    return null;
  }

  /** How often it has rung; to be asked before a flow looks. */
  long times() {
    return times.get();
  }

  /** Rings. What there is to see has to be committed by now. */
  void ring() {
    times.incrementAndGet();
    for (CompletableFuture<Boolean> next : waiting) {
      waiting.remove(next);
      next.complete(true);
    }
  }

  /** The next ring; at once if it has rung since it had rung so often. */
  CompletableFuture<Boolean> after(long heard) {
    CompletableFuture<Boolean> next = new CompletableFuture<>();
    waiting.add(next);
    if (times.get() != heard) {
      waiting.remove(next);
      next.complete(true);
    }
    return next;
  }
}
