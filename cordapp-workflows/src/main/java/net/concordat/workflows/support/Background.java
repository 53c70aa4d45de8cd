// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kotlin.Unit;
import net.corda.core.node.AppServiceHub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which a service works beside the flows, until the node stops. */
public final class Background {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final AppServiceHub services;
  private final ScheduledExecutorService executor;

  public Background(AppServiceHub services, String name) {
    this.services = services;
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    services.registerUnloadHandler(
        () -> {
          executor.shutdownNow();
          return Unit.INSTANCE;
        });
  }

  /** Works soon, once. */
  public void execute(Runnable work) {
    try {
      executor.execute(() -> run(work));
    } catch (RejectedExecutionException stopping) {
      LOG.debug("The node is stopping; what is left is done after the next start");
    }
  }

  /** Works now, and again so many seconds after each end. */
  public void repeat(Runnable work, long seconds) {
    executor.scheduleWithFixedDelay(() -> run(work), 0, seconds, TimeUnit.SECONDS);
  }

  /** Works inside a database transaction. */
  public <T> T inTransaction(Supplier<T> work) {
    return services.getDatabase().transaction(transaction -> work.get());
  }

  /** A failure is logged, never thrown: a scheduled task that throws is not run again. */
  private static void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.warn("Work beside the flows failed and is tried again", failure);
    }
  }
}
