// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.Entry;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionId;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.Payload;

/**
 * Measures a log on a real disk: records a second that are durable before they are acknowledged,
 * and how long a proof takes once the log has many. The decisions have 40 bytes of features and two
 * reasons.
 */
public final class LogBench {
  private static final int PROOFS = 5_000;
  private static final int FILLERS = 4;
  private static final UUID ADOPTION = new UUID(7, 7);

  private final DecisionLog log;
  private final Clock clock = Clock.systemUTC();
  // Of all records, as many ids as proofs are made of: ten million take too much room.
  private final List<UUID> sample = new ArrayList<>();
  private long records;

  /**
   * Times of one kind, of which the p-th percentile can be asked.
   *
   * @param perSecond how many records were durable in a second; 0 where none were made
   * @param sortedNanos each time
   */
  public record Measured(double perSecond, long[] sortedNanos) {
    /** The percentile in milliseconds. */
    public double millis(double percent) {
      return sortedNanos[(int) Math.min(sortedNanos.length - 1, sortedNanos.length * percent / 100)]
          / 1e6;
    }

    @Override
    public String toString() {
      return String.format(
          "%.0f records/s, p50 %.2f ms, p99 %.2f ms", perSecond, millis(50), millis(99));
    }
  }

  /** Of an empty log, which stays open. */
  public LogBench(DecisionLog log) {
    this.log = log;
  }

  /**
   * Hands in requests for a while.
   *
   * @param callers at the same time
   * @param size records in a request
   * @param seconds how long
   */
  public Measured append(int callers, int size, double seconds)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    return append(callers, size, end, Long.MAX_VALUE);
  }

  /** Lets the log grow to so many records. */
  public void fill(long upTo) throws InterruptedException, ExecutionException {
    while (records < upTo) {
      append(FILLERS, DecisionLog.MOST_ENTRIES, Long.MAX_VALUE, Math.min(upTo - records, 100_000));
    }
  }

  private Measured append(int callers, int size, long end, long most)
      throws InterruptedException, ExecutionException {
    long requests = Math.max(1, most / size / callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    List<Future<List<Long>>> results = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 0; i < callers; i++) {
      results.add(threads.submit(() -> requests(size, end, requests)));
    }
    List<Long> nanos = new ArrayList<>();
    for (Future<List<Long>> result : results) {
      nanos.addAll(result.get());
    }
    double taken = (System.nanoTime() - begun) / 1e9;
    threads.shutdown();
    return measured(nanos, nanos.size() * (double) size / taken);
  }

  private List<Long> requests(int size, long end, long most) {
    List<Long> nanos = new ArrayList<>();
    while (nanos.size() < most && System.nanoTime() < end) {
      long start = System.nanoTime();
      List<Entry> entries = new ArrayList<>(size);
      while (entries.size() < size) {
        entries.add(entry());
      }
      log.append(entries);
      nanos.add(System.nanoTime() - start);
      count(entries);
    }
    return nanos;
  }

  private synchronized void count(List<Entry> entries) {
    records += entries.size();
    UUID id = entries.get(0).record().id();
    if (sample.size() < PROOFS) {
      sample.add(id);
    } else {
      int at = (int) Math.floorMod(id.getLeastSignificantBits(), records / entries.size());
      if (at < PROOFS) {
        sample.set(at, id);
      }
    }
  }

  private Entry entry() {
    UUID id = DecisionId.next(clock);
    Payload payload = Payload.of(new byte[40]);
    return new Entry(
        new DecisionRecord(
            id,
            "card-fraud/3",
            ADOPTION,
            payload.digest(id),
            0.75,
            0.5,
            Decision.FLAGGED,
            List.of("AMOUNT", "COUNTRY"),
            "reference",
            clock.instant(),
            "payments",
            null),
        payload);
  }

  /** Makes proofs of records drawn from all of the log, one after the other. */
  public Measured proofs() {
    Random random = new Random(1);
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < PROOFS; i++) {
      UUID id = sample.get(random.nextInt(sample.size()));
      long start = System.nanoTime();
      log.proof(id);
      nanos.add(System.nanoTime() - start);
    }
    return measured(nanos, 0);
  }

  /** Ids drawn from all of the log. */
  public List<UUID> sample() {
    return List.copyOf(sample);
  }

  /** How many records the log has. */
  public long records() {
    return records;
  }

  private static Measured measured(List<Long> nanos, double perSecond) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return new Measured(perSecond, sorted);
  }
}
