// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows in five parts, so that something can be fitted to four of them and judged on the fifth. All
 * rows of a customer are in one part.
 */
final class Folds {
  static final int COUNT = 5;

  private final int[] foldOf;

  private Folds(int[] foldOf) {
    this.foldOf = foldOf;
  }

  /** Customers in turn, those with an event first, so that every fold has some of them. */
  static Folds of(TestRows rows) {
    int[] ofCustomer = new int[rows.customerNumbers()];
    Arrays.fill(ofCustomer, -1);
    int seen = 0;
    for (int label = 1; label >= 0; label--) {
      for (int i = 0; i < rows.size(); i++) {
        int customer = rows.customers()[i];
        if (rows.labels()[i] == label && ofCustomer[customer] < 0) {
          ofCustomer[customer] = seen++ % COUNT;
        }
      }
    }
    return new Folds(Arrays.stream(rows.customers()).map(c -> ofCustomer[c]).toArray());
  }

  /** The rows to judge on, in their order. */
  int[] inside(int fold) {
    return places(fold, true);
  }

  /** The rows to fit to, in their order. */
  int[] outside(int fold) {
    return places(fold, false);
  }

  private int[] places(int fold, boolean inside) {
    return IntStream.range(0, foldOf.length).filter(i -> (foldOf[i] == fold) == inside).toArray();
  }
}
