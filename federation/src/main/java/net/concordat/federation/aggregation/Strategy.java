// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

/** How a round's combined update moves the global model. */
public interface Strategy {
  /**
   * The global model of the next round.
   *
   * @param update what a rule made of the clients' updates, a number for each weight
   * @throws IllegalArgumentException if model and update differ in their weights
   */
  GlobalModel next(GlobalModel model, double[] update);

  /** Refuses an update that is not of the model's shape. */
  static void requireShape(GlobalModel model, double[] update) {
    if (update.length != model.weights().length) {
      throw new IllegalArgumentException(
          "The update must have the model's %d weights, but has %d"
              .formatted(model.weights().length, update.length));
    }
  }
}
