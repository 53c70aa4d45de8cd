// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** How long one thing took, again and again, from any number of threads. */
final class Latencies {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

  /** Does the thing once more, and gives what it gave. */
  <T> T time(Callable<T> thing) throws Exception {
    long begin = System.nanoTime();
    T result = thing.call();
    nanos.add(System.nanoTime() - begin);
    return result;
  }

  /** Counts in what was timed elsewhere. */
  void addAll(List<Long> timed) {
    nanos.addAll(timed);
  }

  int count() {
    return nanos.size();
  }

  /**
   * The latency that a share of all were within, in milliseconds.
   *
   * @param share from 0 to 1
   */
  double within(double share) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / NANOS_PER_MILLI;
  }

  double median() {
    return within(0.5);
  }

  /** How many a second, were they done one after the other by so many at once. */
  double perSecond(int atOnce) {
    double total = nanos.stream().mapToLong(Long::longValue).sum() / 1e9;
    return count() * atOnce / total;
  }
}
