// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts and stops the nodes of a network, side by side. */
final class NodeProcesses {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

  private final Network network;
  private final Path cordaJar;

  NodeProcesses(Network network, Path cordaJar) {
    this.network = network;
    this.cordaJar = cordaJar;
  }

  /** The process of a party's node, which is looked for among all of this machine. */
  MarkedProcess of(Party party) {
    NodeDirectory node = network.node(party);
    return new MarkedProcess(NodeCommand.MARK + node.path(), node.path(), node.consoleLog());
  }

  /** Returns once each answers; stops those it started if one does not. */
  void start(Collection<Party> who, List<String> jvmFlags, ReadyListener onReady)
      throws IOException, InterruptedException {
    NodeCommand command = new NodeCommand(cordaJar);
    List<Party> started = new ArrayList<>(who);
    try (StopOnExit guard = new StopOnExit(() -> stopUnchecked(started))) {
      for (Party party : who) {
        of(party).start(command.run(network.node(party), jvmFlags));
      }
      awaitAll(who, onReady);
      guard.disarm();
    }
  }

  private void awaitAll(Collection<Party> who, ReadyListener onReady) throws InterruptedException {
    Readiness readiness = new Readiness(network, START_TIMEOUT);
    // A thread each: the common pool of a small machine would look at one node after another.
    ExecutorService waiters = Executors.newFixedThreadPool(who.size());
    try {
      List<Future<?>> waits = new ArrayList<>();
      for (Party party : who) {
        waits.add(waiters.submit(() -> onReady.ready(party, readiness.await(party))));
      }
      for (Future<?> wait : waits) {
        wait.get();
      }
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } finally {
      waiters.shutdownNow();
    }
  }

  /** Stops nodes, and ends those that do not stop when asked. */
  void stop(Collection<Party> who) throws InterruptedException {
    List<Thread> stops =
        who.stream().map(party -> new Thread(() -> stopOne(party), "stop-" + party)).toList();
    stops.forEach(Thread::start);
    for (Thread stop : stops) {
      stop.join();
    }
  }

  private void stopOne(Party party) {
    try {
      of(party).stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As {@link #stop}, where an interruption cannot be passed on. */
  void stopUnchecked(Collection<Party> who) {
    try {
      stop(who);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
