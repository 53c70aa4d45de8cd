// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kotlin.Unit;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.node.AppServiceHub;
import net.corda.core.node.services.CordaService;
import net.corda.core.node.services.ServiceLifecycleEvent;
import net.corda.core.serialization.SingletonSerializeAsToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: whenever a transaction is recorded, and now and then besides, it starts one
 * {@link ReportFlow} for each recipient that has yet to be told of something and is not being told.
 */
@CordaService
public final class OutboxService extends SingletonSerializeAsToken {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxService.class);
  private static final long PERIOD_SECONDS = 5;

  private final AppServiceHub services;
  private final Set<String> beingTold = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "concordat-outbox");
            thread.setDaemon(true);
            return thread;
          });

  public OutboxService(AppServiceHub services) {
    this.services = services;
    services.register(AppServiceHub.SERVICE_PRIORITY_NORMAL, this::onLifecycleEvent);
    services.registerUnloadHandler(
        () -> {
          executor.shutdownNow();
          return Unit.INSTANCE;
        });
  }

  private Void onLifecycleEvent(ServiceLifecycleEvent event) {
    if (event == ServiceLifecycleEvent.STATE_MACHINE_STARTED) {
      services.getValidatedTransactions().getUpdates().subscribe(recorded -> wake());
      executor.execute(this::fillGaps);
      executor.scheduleWithFixedDelay(this::pump, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }
    return null;
  }

  private void wake() {
    try {
      executor.execute(this::pump);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("The node is stopping; what waits in the outbox is sent after the next start");
    }
  }

  private void fillGaps() {
    run(() -> new StoredTransactions(services).enqueueUnreported());
  }

  private void pump() {
    Set<String> waiting = new LinkedHashSet<>();
    run(
        () -> {
          Outbox outbox = new Outbox(services);
          outbox.dropAbandoned();
          waiting.addAll(outbox.waitingRecipients());
        });
    for (String name : waiting) {
      Party recipient = services.getNetworkMapCache().getPeerByLegalName(CordaX500Name.parse(name));
      if (recipient != null && beingTold.add(name)) {
        tell(recipient, name);
      }
    }
  }

  private void tell(Party recipient, String name) {
    try {
      services
          .startFlow(new ReportFlow(recipient))
          .getReturnValue()
          .toCompletableFuture()
          .whenComplete((told, failure) -> onTold(name, told, failure));
    } catch (RuntimeException failure) {
      onTold(name, 0, failure);
    }
  }

  private void onTold(String name, @Nullable Integer told, @Nullable Throwable failure) {
    beingTold.remove(name);
    if (failure != null) {
      LOG.warn("The report to {} failed and is tried again: {}", name, failure.toString());
    } else if (told != null && told > 0) {
      wake();
    }
  }

  /** A failure is logged, never thrown: a scheduled task that throws is not run again. */
  private void run(Runnable work) {
    try {
      services
          .getDatabase()
          .transaction(
              transaction -> {
                work.run();
                return null;
              });
    } catch (RuntimeException failure) {
      LOG.warn("The outbox could not be read and is tried again", failure);
    }
  }
}
