// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

/**
 * Shares of values that are dropped while layers learn.
 *
 * @param input of the network's inputs, below 1
 * @param hidden of what goes into each later dense, residual or output layer, below 1
 * @param seed of what is dropped
 */
public record Dropouts(double input, double hidden, long seed) {
  /** Nothing is dropped. */
  public static final Dropouts NONE = new Dropouts(0, 0, 0);
}
