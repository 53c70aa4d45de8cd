// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.all;
import static net.concordat.inference.network.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import net.concordat.inference.artifact.Weights.LayerWeights;

/** A product with biases, rectified or not. */
final class ProductStep extends Step {
  final boolean rectified;

  /** For each input a row of weights, as long as {@link #stride}. */
  final float[] kernel;

  private final Product product;
  private final Product linear;
  private final Product transposed;

  ProductStep(int edge, LayerWeights part, boolean rectified) {
    super(edge, part.inputs(), part.units());
    this.rectified = rectified;
    int width = Lanes.padded(units);
    int back = Lanes.padded(inputs);
    kernel = new float[inputs * width];
    float[] turned = new float[units * back];
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < units; j++) {
        kernel[i * width + j] = part.kernel()[i * units + j];
        turned[j * back + i] = part.kernel()[i * units + j];
      }
    }
    float[] bias = java.util.Arrays.copyOf(part.bias(), width);
    product = new Product(kernel, bias, inputs, width, rectified);
    linear = new Product(kernel, bias, inputs, width, false);
    transposed = new Product(turned, new float[back], units, back, false);
  }

  @Override
  void forward(Room room, int rows) {
    product.run(room.values(edge), room.at(edge), room.stride(edge), rows, room.values(edge + 1));
  }

  /** As {@link #forward}, without rectification. */
  void forwardLinear(Room room, int rows) {
    linear.run(room.values(edge), room.at(edge), room.stride(edge), rows, room.values(edge + 1));
  }

  @Override
  void backward(Room room, int rows) {
    if (rectified) {
      cut(room.errors(edge + 1), room.values(edge + 1), rows * stride());
    }
    backwardLinear(room, rows);
  }

  /** As {@link #backward}, without rectification. */
  void backwardLinear(Room room, int rows) {
    transposed.run(room.errors(edge + 1), 0, stride(), rows, room.errors(edge));
  }

  /** Sets those to 0 whose values are not above it. */
  static void cut(float[] errors, float[] values, int count) {
    FloatVector none = all(0);
    for (int at = 0; at < count; at += COUNT) {
      load(errors, at)
          .blend(none, load(values, at).compare(VectorOperators.LE, none))
          .intoArray(errors, at);
    }
  }
}
