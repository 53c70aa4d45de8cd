// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import net.concordat.inference.artifact.Weights.LayerWeights;

/** Brings each unit to mean 0 and variance 1 by kept statistics, then scales and shifts it. */
final class BatchNormStep extends Step {
  private final float[] gain;
  private final float[] mean;
  private final float[] factor;
  private final float[] shift;

  BatchNormStep(int edge, LayerWeights part) {
    super(edge, part.units(), part.units());
    gain = new float[units];
    mean = new float[units];
    factor = new float[units];
    shift = part.bias();
    System.arraycopy(part.kernel(), 0, gain, 0, units);
    System.arraycopy(part.kernel(), units, mean, 0, units);
    for (int j = 0; j < units; j++) {
      double variance = part.kernel()[2 * units + j];
      factor[j] = (float) (1 / Math.sqrt(variance + LayerNormStep.SMALLEST_VARIANCE));
    }
  }

  @Override
  boolean isLinear() {
    return true;
  }

  @Override
  void forward(Room room, int rows) {
    float[] in = room.values(edge);
    float[] out = room.values(edge + 1);
    for (int row = 0; row < rows; row++) {
      int from = room.at(edge) + row * room.stride(edge);
      int to = row * stride();
      for (int j = 0; j < units; j++) {
        out[to + j] = Math.fma(gain[j], (in[from + j] - mean[j]) * factor[j], shift[j]);
      }
    }
  }

  @Override
  void backward(Room room, int rows) {
    float[] errors = room.errors(edge + 1);
    float[] out = room.errors(edge);
    for (int row = 0; row < rows; row++) {
      for (int j = row * stride(); j < row * stride() + units; j++) {
        int unit = j - row * stride();
        out[j] = errors[j] * gain[unit] * factor[unit];
      }
    }
  }
}
