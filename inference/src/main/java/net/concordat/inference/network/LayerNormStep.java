// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import net.concordat.inference.artifact.Weights.LayerWeights;

/** Brings each row to mean 0 and variance 1, then scales and shifts it. */
final class LayerNormStep extends Step {
  static final double SMALLEST_VARIANCE = 1e-5;

  private final float[] gain;
  private final float[] shift;

  LayerNormStep(int edge, LayerWeights part) {
    super(edge, part.units(), part.units());
    gain = part.kernel();
    shift = part.bias();
  }

  /** The normalised rows, then one factor a row. */
  @Override
  int scratch() {
    return Room.ROWS * (stride() + 1);
  }

  @Override
  void forward(Room room, int rows) {
    float[] normal = room.scratch(edge);
    float[] out = room.values(edge + 1);
    for (int row = 0; row < rows; row++) {
      normalize(room, row, normal);
      int to = row * stride();
      for (int j = 0; j < units; j++) {
        out[to + j] = Math.fma(gain[j], normal[to + j], shift[j]);
      }
    }
  }

  private void normalize(Room room, int row, float[] normal) {
    float[] in = room.values(edge);
    int from = room.at(edge) + row * room.stride(edge);
    double sum = 0;
    for (int j = 0; j < units; j++) {
      sum += in[from + j];
    }
    double mean = sum / units;
    double squares = 0;
    for (int j = 0; j < units; j++) {
      double off = in[from + j] - mean;
      squares += off * off;
    }
    double factor = 1 / Math.sqrt(squares / units + SMALLEST_VARIANCE);
    int to = row * stride();
    for (int j = 0; j < units; j++) {
      normal[to + j] = (float) ((in[from + j] - mean) * factor);
    }
    normal[Room.ROWS * stride() + row] = (float) factor;
  }

  @Override
  void backward(Room room, int rows) {
    float[] normal = room.scratch(edge);
    float[] errors = room.errors(edge + 1);
    float[] out = room.errors(edge);
    for (int row = 0; row < rows; row++) {
      int at = row * stride();
      double sum = 0;
      double along = 0;
      for (int j = 0; j < units; j++) {
        double error = (double) errors[at + j] * gain[j];
        sum += error;
        along += error * normal[at + j];
      }
      double factor = normal[Room.ROWS * stride() + row];
      for (int j = 0; j < units; j++) {
        double error = (double) errors[at + j] * gain[j];
        double off = error - sum / units - normal[at + j] * (along / units);
        out[at + j] = (float) (factor * off);
      }
    }
  }
}
