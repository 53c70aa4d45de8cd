// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Measures the log on a real disk: records a second that are durable before they are acknowledged,
 * in requests of 32 and of one, and how long a proof takes then. Arguments: a folder that is not
 * there, and how many records the log is to have when proofs are made.
 */
final class DecisionLogBench {
  private static final long SECONDS = 4;
  private static final int PROOFS = 2_000;

  private DecisionLogBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long records = Long.parseLong(arguments[1]);
    DecisionLog.create(folder);
    try (DecisionLog log = DecisionLog.open(folder, LogFixture.BANK, Clock.systemUTC())) {
      List<UUID> ids = new ArrayList<>(append(log, 32, 32, SECONDS, "to warm up"));
      for (int callers : new int[] {1, 8, 32}) {
        ids.addAll(append(log, callers, 32, SECONDS, "measured"));
      }
      ids.addAll(append(log, 32, 1, SECONDS, "measured"));
      while (ids.size() < records) {
        ids.addAll(append(log, 8, 1_000, SECONDS, "to fill"));
      }
      prove(log, ids);
    }
    long start = System.nanoTime();
    DecisionLog.open(folder, LogFixture.BANK, Clock.systemUTC()).close();
    System.out.printf("opened again in %.0f ms%n", (System.nanoTime() - start) / 1e6);
  }

  private static List<UUID> append(DecisionLog log, int callers, int size, long seconds, String why)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Future<Appended>> results = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      results.add(threads.submit(() -> append(log, size, end)));
    }
    Appended all = new Appended(new ArrayList<>(), new ArrayList<>());
    for (Future<Appended> result : results) {
      all.ids.addAll(result.get().ids);
      all.nanos.addAll(result.get().nanos);
    }
    double taken = (System.nanoTime() - start) / 1e9;
    threads.shutdown();
    System.out.printf(
        "%2d callers, requests of %d: %.0f records/s, %s (%s)%n",
        callers, size, all.ids.size() / taken, quantiles(all.nanos), why);
    return all.ids;
  }

  private record Appended(List<UUID> ids, List<Long> nanos) {}

  private static Appended append(DecisionLog log, int size, long end) {
    LogFixture fixture = new LogFixture();
    Appended appended = new Appended(new ArrayList<>(), new ArrayList<>());
    while (System.nanoTime() < end) {
      fixture.now = Clock.systemUTC().instant();
      long start = System.nanoTime();
      List<Entry> entries = fixture.entries(size);
      log.append(entries);
      appended.nanos.add(System.nanoTime() - start);
      entries.forEach(entry -> appended.ids.add(entry.record().id()));
    }
    return appended;
  }

  private static void prove(DecisionLog log, List<UUID> ids) {
    Random random = new Random(1);
    List<Long> nanos = new ArrayList<>();
    int open = 0;
    for (int i = 0; i < PROOFS; i++) {
      UUID id = ids.get(random.nextInt(ids.size()));
      long start = System.nanoTime();
      open += log.proof(id).isPresent() ? 0 : 1;
      nanos.add(System.nanoTime() - start);
    }
    System.out.printf(
        "proofs with %d records: %s; %d were of the open batch%n",
        ids.size(), quantiles(nanos), open);
  }

  private static String quantiles(List<Long> nanos) {
    long[] sorted = nanos.stream().flatMapToLong(LongStream::of).toArray();
    Arrays.sort(sorted);
    return String.format(
        "p50 %.2f ms, p99 %.2f ms",
        sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
  }
}
