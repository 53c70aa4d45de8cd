// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.federation.aggregation.GlobalModel;

/** A member that trains in a federation. */
public interface Client extends AutoCloseable {
  /** Its name. */
  String member();

  /** On how many rows it trains, as it states it; at least 1. */
  long numExamples();

  /**
   * Its update of a round.
   *
   * @param round from 1, in ascending order
   * @return as many numbers as the strategy asks for
   */
  float[] update(int round, GlobalModel model);

  /**
   * Hears what became of its last update.
   *
   * @param counted whether the new global model has it
   */
  default void settle(boolean counted) {}

  @Override
  default void close() {}
}
