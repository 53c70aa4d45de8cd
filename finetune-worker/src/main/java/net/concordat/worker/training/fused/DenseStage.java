// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.all;
import static net.concordat.inference.network.Lanes.load;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import net.concordat.inference.network.Product;

/** A product with biases, rectified or not. Kernel and transposed kernel are kept padded. */
final class DenseStage extends Stage {
  private final Slice slice;
  private final boolean rectified;
  private final Grid kernel;
  private final Grid transposed;
  private final Grid bias;
  private final Product product;
  private final Product transposedProduct;

  DenseStage(int edge, Slice slice, boolean rectified) {
    super(edge, slice.part().inputs(), slice.part().units());
    this.slice = slice;
    this.rectified = rectified;
    this.kernel = Grid.of(inputs, units);
    this.transposed = Grid.of(units, inputs);
    this.bias = Grid.of(1, units);
    float[] zeros = new float[transposed.stride()];
    this.product = new Product(kernel.values(), bias.values(), inputs, kernel.stride(), rectified);
    this.transposedProduct =
        new Product(transposed.values(), zeros, units, transposed.stride(), false);
  }

  @Override
  List<Slice> slices() {
    return List.of(slice);
  }

  /** Room for a gradient whose rows are padded, if those of the parameters are not. */
  @Override
  float[] scratch(int rows) {
    return new float[units == bias.stride() ? 0 : (inputs + 1) * bias.stride()];
  }

  @Override
  void prepare(float[] parameters) {
    for (int i = 0; i < inputs; i++) {
      int from = slice.offset() + i * units;
      System.arraycopy(parameters, from, kernel.values(), kernel.row(i), units);
      for (int j = 0; j < units; j++) {
        transposed.values()[transposed.row(j) + i] = parameters[from + j];
      }
    }
    System.arraycopy(parameters, slice.biasOffset(), bias.values(), 0, units);
  }

  @Override
  void forward(Workspace chunk) {
    Grid in = chunk.values(edge);
    product.run(
        in.values(), in.offset(), in.stride(), chunk.rows(), chunk.values(edge + 1).values());
  }

  @Override
  void enterErrors(Workspace chunk) {
    if (!rectified) {
      return;
    }
    float[] errors = chunk.errors(edge + 1).values();
    float[] values = chunk.values(edge + 1).values();
    FloatVector none = all(0);
    int end = chunk.rows() * bias.stride();
    for (int at = 0; at < end; at += COUNT) {
      load(errors, at)
          .blend(none, load(values, at).compare(VectorOperators.LE, none))
          .intoArray(errors, at);
    }
  }

  @Override
  void backward(Workspace chunk) {
    Grid in = chunk.errors(edge + 1);
    transposedProduct.run(
        in.values(), in.offset(), in.stride(), chunk.rows(), chunk.errors(edge).values());
  }

  @Override
  void addGradient(Workspace chunk, float[] into) {
    if (units == bias.stride()) {
      sum(chunk, new Grid(into, slice.offset(), units), new Grid(into, slice.biasOffset(), units));
      return;
    }
    float[] padded = chunk.scratch(edge);
    Arrays.fill(padded, 0);
    Grid sums = new Grid(padded, 0, bias.stride());
    sum(chunk, sums, new Grid(padded, sums.row(inputs), bias.stride()));
    for (int i = 0; i <= inputs; i++) {
      for (int j = 0; j < units; j++) {
        into[slice.offset() + i * units + j] += padded[sums.row(i) + j];
      }
    }
  }

  private void sum(Workspace chunk, Grid kernelSums, Grid biasSums) {
    Grid errors = chunk.errors(edge + 1);
    Sums.addOuter(chunk.values(edge), chunk.rows(), inputs, errors, bias.stride(), kernelSums);
    Sums.addRows(errors, chunk.rows(), bias.stride(), biasSums);
  }

  @Override
  List<Trace> traces(Workspace chunk) {
    return List.of(new Trace(slice, chunk.values(edge), chunk.errors(edge + 1)));
  }
}
