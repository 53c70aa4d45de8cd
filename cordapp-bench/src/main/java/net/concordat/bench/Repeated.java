// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import java.util.ArrayList;
import java.util.List;

/** Work that is done again and again on one thread. */
final class Repeated {
  private Repeated() {}

  /** Does it as often to warm up, and then tells how many nanoseconds each time took. */
  static List<Long> nanos(int times, Runnable work) {
    for (int i = 0; i < times; i++) {
      work.run();
    }
    List<Long> nanos = new ArrayList<>(times);
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      work.run();
      nanos.add(System.nanoTime() - begin);
    }
    return nanos;
  }
}
