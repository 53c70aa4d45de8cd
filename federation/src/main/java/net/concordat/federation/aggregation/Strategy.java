// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

/** How a round's combined update moves the global model, and what it asks of the clients. */
public interface Strategy {
  /**
   * The global model of the next round.
   *
   * @param update what a rule made of the clients' updates, {@link #vectors} numbers for each
   *     weight
   * @param participation the share of the federation's clients whose updates are in it, above 0 and
   *     at most 1
   * @throws IllegalArgumentException if model and update differ in their weights
   */
  GlobalModel next(GlobalModel model, double[] update, double participation);

  /** The same, where all clients took part. */
  default GlobalModel next(GlobalModel model, double[] update) {
    return next(model, update, 1);
  }

  /** Weight of half the squared distance from the global weights in each client's loss. */
  default double proximal() {
    return 0;
  }

  /** How many numbers a client sends for each weight: the difference alone, unless it says more. */
  default int vectors() {
    return 1;
  }

  /** Refuses an update that is not of the model's shape. */
  static void requireShape(GlobalModel model, double[] update, int vectors) {
    int expected = vectors * model.weights().length;
    if (update.length != expected) {
      throw new IllegalArgumentException(
          "The update must have %d numbers for the model's %d weights, but has %d"
              .formatted(expected, model.weights().length, update.length));
    }
  }
}
