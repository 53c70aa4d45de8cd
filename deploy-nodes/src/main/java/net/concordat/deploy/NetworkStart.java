// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts all of a network side by side: its nodes, where people sign in, the registries, the
 * workers, the scoring services and the web pages.
 */
public final class NetworkStart {
  private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);

  private final Network network;
  private final BiConsumer<Object, Duration> onReady;

  /**
   * @param onReady told, by name, what answers, with the time it took; from any thread
   */
  public NetworkStart(Network network, BiConsumer<Object, Duration> onReady) {
    this.network = network;
    this.onReady = onReady;
  }

  /**
   * Returns once all of it answers. The first that fails ends the start; what was started until
   * then is left to the caller.
   */
  public void run() throws IOException, InterruptedException {
    List<NetworkService> services = network.services();
    ExecutorService starts = Executors.newFixedThreadPool(services.size() + 1);
    CompletionService<@Nullable Void> ends = new ExecutorCompletionService<>(starts);
    try {
      for (NetworkService service : services) {
        service.start();
        ends.submit(
            () -> {
              onReady.accept(service.name(), service.awaitReady());
              return null;
            });
      }
      ends.submit(
          () -> {
            network.start(network.parties(), onReady::accept);
            return null;
          });
      for (int i = 0; i <= services.size(); i++) {
        ends.take().get();
      }
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } finally {
      starts.shutdownNow();
      // What is just being started could not be stopped.
      starts.awaitTermination(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
