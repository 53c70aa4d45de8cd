// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks several registries in turn, again and again, so that whatever disturbs one disturbs all. */
final class Measurement {
  private static final int A_TURN = 80;

  private final List<FilledRegistry> registries;
  private final Random random;
  private final Map<String, Latencies> latencies = new LinkedHashMap<>();

  Measurement(List<FilledRegistry> registries, long seed) {
    this.registries = registries;
    this.random = new Random(seed);
  }

  /** Asks with so many clients at once, each of which waits for an answer before it asks again. */
  void run(int clients, int rounds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      for (int round = 0; round < rounds; round++) {
        for (Operation operation : Operation.values()) {
          for (FilledRegistry registry : registries) {
            turn(threads, clients, registry, operation);
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void turn(
      ExecutorService threads, int clients, FilledRegistry registry, Operation operation)
      throws Exception {
    Latencies found =
        latencies.computeIfAbsent(key(registry, operation, clients), key -> new Latencies());
    List<Callable<Void>> asking = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      Random own = new Random(random.nextLong());
      asking.add(
          () -> {
            for (int i = 0; i < A_TURN / clients; i++) {
              String question = operation.question(registry.versions(), own);
              long begin = System.nanoTime();
              registry.ask(question);
              found.add(System.nanoTime() - begin);
            }
            return null;
          });
    }
    for (Future<Void> asked : threads.invokeAll(asking)) {
      asked.get();
    }
  }

  /** What was measured of one kind of question. */
  Latencies of(FilledRegistry registry, Operation operation, int clients) {
    Latencies found = latencies.get(key(registry, operation, clients));
    if (found == null) {
      throw new IllegalStateException(operation + " was not asked by " + clients + " clients");
    }
    return found;
  }

  private static String key(FilledRegistry registry, Operation operation, int clients) {
    return "%s %s %d %d"
        .formatted(operation.word(), registry.database(), registry.versions(), clients);
  }
}
