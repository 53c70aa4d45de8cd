// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long one kind of question took, from any number of clients. */
final class Latencies {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

  void add(long taken) {
    nanos.add(taken);
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
}
