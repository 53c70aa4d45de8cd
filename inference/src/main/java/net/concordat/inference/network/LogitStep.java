// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.all;
import static net.concordat.inference.network.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import net.concordat.inference.artifact.Weights.LayerWeights;

/** The output layer's one unit, before its sigmoid. */
final class LogitStep extends Step {
  private static final boolean PAIRS = Lanes.WIDE.length() == 2 * COUNT;
  private static final VectorMask<Float> SECOND =
      VectorMask.fromLong(Lanes.WIDE, PAIRS ? 0xff00 : 0);

  /** Filled up with zeros. */
  final float[] kernel;

  final float bias;
  private final float[] twice;

  LogitStep(int edge, LayerWeights part) {
    super(edge, part.inputs(), 1);
    this.kernel = Arrays.copyOf(part.kernel(), Lanes.padded(part.inputs()));
    this.bias = part.bias()[0];
    this.twice = new float[2 * kernel.length];
    for (int k = 0; k < kernel.length; k += COUNT) {
      System.arraycopy(kernel, k, twice, 2 * k, COUNT);
      System.arraycopy(kernel, k, twice, 2 * k + COUNT, COUNT);
    }
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
    int row = 0;
    for (; PAIRS && row + 2 <= rows; row += 2) {
      pair(in, row * stride, room.lanes());
      out[row] = bias + Lanes.sum(room.lanes(), 0);
      out[row + 1] = bias + Lanes.sum(room.lanes(), COUNT);
    }
    for (; row < rows; row++) {
      int at = row * stride;
      out[row] = bias + (Lanes.WIDE == Lanes.EIGHT ? byLanes(in, at, room) : byNumbers(in, at));
    }
  }

  private float byLanes(float[] in, int at, Room room) {
    FloatVector sum = all(0);
    for (int k = 0; k < kernel.length; k += COUNT) {
      sum = load(in, at + k).fma(load(kernel, k), sum);
    }
    return Lanes.sum(sum, room.lanes());
  }

  /** The lanes of two rows that lie one behind the other, in one vector. */
  private void pair(float[] in, int at, float[] lanes) {
    int other = at + kernel.length - COUNT;
    FloatVector sum = FloatVector.zero(Lanes.WIDE);
    for (int k = 0; k < kernel.length; k += COUNT) {
      sum =
          FloatVector.fromArray(Lanes.WIDE, in, at + k)
              .blend(FloatVector.fromArray(Lanes.WIDE, in, other + k), SECOND)
              .fma(FloatVector.fromArray(Lanes.WIDE, twice, 2 * k), sum);
    }
    sum.intoArray(lanes, 0);
  }

  /** The same sums, without vectors of another width than those of products. */
  private float byNumbers(float[] in, int at) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int k = 0; k < kernel.length; k += COUNT) {
      s0 = Math.fma(in[at + k], kernel[k], s0);
      s1 = Math.fma(in[at + k + 1], kernel[k + 1], s1);
      s2 = Math.fma(in[at + k + 2], kernel[k + 2], s2);
      s3 = Math.fma(in[at + k + 3], kernel[k + 3], s3);
      s4 = Math.fma(in[at + k + 4], kernel[k + 4], s4);
      s5 = Math.fma(in[at + k + 5], kernel[k + 5], s5);
      s6 = Math.fma(in[at + k + 6], kernel[k + 6], s6);
      s7 = Math.fma(in[at + k + 7], kernel[k + 7], s7);
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
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
