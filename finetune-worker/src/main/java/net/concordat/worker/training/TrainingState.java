// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

/**
 * All that a run needs to go on, bit by bit as if it had not been interrupted; the rest follows
 * from spec, rows and seed. Arrays are as long as the network's parameters, or empty.
 *
 * @param parameters of the network
 * @param means of the optimizer
 * @param squares of the optimizer
 * @param partSteps of the optimizer, one for each part
 * @param anchor where the parameters began, if the optimizer draws them back there
 */
public record TrainingState(
    Place place,
    Best best,
    float[] parameters,
    float[] means,
    float[] squares,
    int[] partSteps,
    float[] anchor) {

  /**
   * How far the run is.
   *
   * @param passes finished ones
   * @param steps taken in the pass that is under way
   * @param rate the learning rate in use
   * @param plateauFactor what plateaus have made of it
   * @param passLoss sum of the losses of the rows of those steps; NaN where that is not told
   */
  public record Place(int passes, int steps, double rate, double plateauFactor, double passLoss) {}

  /**
   * The pass with the lowest validation loss.
   *
   * @param loss NaN without early stopping
   * @param pass counted from 0, before training
   * @param parameters empty without early stopping
   */
  public record Best(double loss, int pass, float[] parameters) {}
}
