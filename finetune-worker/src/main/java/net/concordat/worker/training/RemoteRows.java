// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.privacy.ClippedSums;
import net.concordat.worker.training.privacy.StepDraws;

/**
 * Rows that other machines hold and compute over; here are their labels alone. What is computed has
 * the bits that it has in one process.
 */
public interface RemoteRows extends Rows {
  /** Gradients of a network, in passes over these rows. */
  GradientSource gradients(FusedNetwork network, Loss loss, PassOrder order);

  /**
   * Clipped sums over what the steps of a private run take.
   *
   * @param draws known here alone, as all that follows from the run's key
   * @param stepsAPass how many of the run's steps make a pass
   */
  ClippedSums clippedSums(FusedNetwork network, Loss loss, StepDraws draws, int stepsAPass);

  /** The probability of the event for each of these rows, without dropout. */
  double[] score(FusedNetwork network);

  /** How far an autoencoder's outputs are from each row's inputs, squared and summed. */
  double[] errors(FusedNetwork network);

  /** Whether any two of these rows have different inputs. */
  boolean differ();

  @Override
  RemoteRows select(int[] places);
}
