// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.worker.InvalidInputException;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.FusedNetwork;

/**
 * Rows that other machines hold and compute over; here are their labels alone. What is computed has
 * the bits that it has in one process.
 */
public interface RemoteRows extends Rows {
  /**
   * Refuses what only one process can do with rows.
   *
   * @throws InvalidInputException if the settings are those of a private run
   */
  static void require(TrainingSettings settings) {
    if (settings.privacy() != null) {
      throw new InvalidInputException(
          "A private run draws and clips its rows in one process, so a spec with 'training.privacy' cannot be trained on several machines");
    }
  }

  /** Gradients of a network, in passes over these rows. */
  GradientSource gradients(FusedNetwork network, BinaryLoss loss, PassOrder order);

  /** The probability of the event for each of these rows, without dropout. */
  double[] score(FusedNetwork network);

  @Override
  RemoteRows select(int[] places);
}
