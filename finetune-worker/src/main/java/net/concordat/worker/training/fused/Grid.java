// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import net.concordat.inference.network.Lanes;

/**
 * Rows of floats in an array.
 *
 * @param values holds them
 * @param offset place of the first number of the first row
 * @param stride distance between the beginnings of two rows
 */
public record Grid(float[] values, int offset, int stride) {
  /** Zeros, each row padded to a multiple of eight. */
  static Grid of(int rows, int width) {
    int stride = Lanes.padded(width);
    return new Grid(new float[rows * stride], 0, stride);
  }

  /** Place of a row's first number. */
  public int row(int row) {
    return offset + row * stride;
  }
}
