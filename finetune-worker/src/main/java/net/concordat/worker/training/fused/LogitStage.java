// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.all;
import static net.concordat.inference.network.Lanes.load;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import net.concordat.inference.network.Lanes;

/** The output layer's one unit, before its sigmoid. */
final class LogitStage extends Stage {
  private final Slice slice;
  private final float[] kernel;
  private float bias;

  LogitStage(int edge, Slice slice) {
    super(edge, slice.part().inputs(), 1);
    this.slice = slice;
    this.kernel = new float[Lanes.padded(inputs)];
  }

  @Override
  List<Slice> slices() {
    return List.of(slice);
  }

  @Override
  Grid room(int rows) {
    return new Grid(new float[rows], 0, 1);
  }

  @Override
  float[] scratch(int rows) {
    return new float[kernel.length];
  }

  @Override
  void prepare(float[] parameters) {
    System.arraycopy(parameters, slice.offset(), kernel, 0, inputs);
    bias = parameters[slice.biasOffset()];
  }

  @Override
  void forward(Workspace chunk) {
    Grid in = chunk.values(edge);
    float[] out = chunk.values(edge + 1).values();
    for (int row = 0; row < chunk.rows(); row++) {
      FloatVector sum = all(0);
      int at = in.row(row);
      for (int k = 0; k < kernel.length; k += COUNT) {
        sum = load(in.values(), at + k).fma(load(kernel, k), sum);
      }
      out[row] = bias + Lanes.sum(sum, chunk.lanes());
    }
  }

  @Override
  void backward(Workspace chunk) {
    Grid out = chunk.errors(edge);
    float[] errors = chunk.errors(edge + 1).values();
    for (int row = 0; row < chunk.rows(); row++) {
      FloatVector error = all(errors[row]);
      int at = out.row(row);
      for (int k = 0; k < kernel.length; k += COUNT) {
        error.mul(load(kernel, k)).intoArray(out.values(), at + k);
      }
    }
  }

  @Override
  void addGradient(Workspace chunk, float[] into) {
    Grid in = chunk.values(edge);
    float[] errors = chunk.errors(edge + 1).values();
    float[] sums = chunk.scratch(edge);
    Arrays.fill(sums, 0);
    float biasSum = 0;
    for (int row = 0; row < chunk.rows(); row++) {
      FloatVector error = all(errors[row]);
      int at = in.row(row);
      for (int k = 0; k < kernel.length; k += COUNT) {
        load(in.values(), at + k).fma(error, load(sums, k)).intoArray(sums, k);
      }
      biasSum += errors[row];
    }
    for (int k = 0; k < inputs; k++) {
      into[slice.offset() + k] += sums[k];
    }
    into[slice.biasOffset()] += biasSum;
  }

  @Override
  List<Trace> traces(Workspace chunk) {
    return List.of(new Trace(slice, chunk.values(edge), chunk.errors(edge + 1)));
  }
}
