// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.all;
import static net.concordat.inference.network.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import net.concordat.inference.artifact.Weights.LayerWeights;

/** The output layer's one unit, before its sigmoid. */
final class LogitStep extends Step {
  private final float[] kernel;
  private final float bias;

  LogitStep(int edge, LayerWeights part) {
    super(edge, part.inputs(), 1);
    this.kernel = Arrays.copyOf(part.kernel(), Lanes.padded(part.inputs()));
    this.bias = part.bias()[0];
  }

  @Override
  int stride() {
    return 1;
  }

  @Override
  boolean readsPadding() {
    return true;
  }

  @Override
  void forward(Room room, int rows) {
    float[] in = room.values(edge);
    float[] out = room.values(edge + 1);
    int stride = room.stride(edge);
    for (int row = 0; row < rows; row++) {
      FloatVector sum = all(0);
      for (int k = 0; k < kernel.length; k += COUNT) {
        sum = load(in, row * stride + k).fma(load(kernel, k), sum);
      }
      out[row] = bias + Lanes.sum(sum, room.lanes());
    }
  }

  @Override
  void backward(Room room, int rows) {
    float[] errors = room.errors(edge + 1);
    float[] out = room.errors(edge);
    for (int row = 0; row < rows; row++) {
      FloatVector error = all(errors[row]);
      for (int k = 0; k < kernel.length; k += COUNT) {
        error.mul(load(kernel, k)).intoArray(out, row * kernel.length + k);
      }
    }
  }
}
