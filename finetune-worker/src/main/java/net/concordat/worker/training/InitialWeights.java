// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Part;
import net.concordat.inference.artifact.Weights;

/**
 * Weights before any training: normal numbers with a variance that keeps the size of what goes
 * through (He et al. 2015 for rectified units, Glorot and Bengio 2010 for the last layer), biases
 * 0. Residual blocks and norms begin as the identity.
 */
final class InitialWeights {
  private final Random random;

  InitialWeights(long seed) {
    this.random = new Random(seed);
  }

  Weights of(Architecture shape) {
    List<Weights.LayerWeights> all = new ArrayList<>();
    for (int i = 0; i < shape.layers().size(); i++) {
      all.addAll(of(shape.layers().get(i), shape.inputsOf(i)));
    }
    return new Weights(all);
  }

  List<Weights.LayerWeights> of(Layer layer, int inputs) {
    List<Part> parts = layer.parts(inputs);
    List<Weights.LayerWeights> weights = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      float[] kernel = kernel(layer, part, i);
      weights.add(
          new Weights.LayerWeights(part.inputs(), part.units(), kernel, new float[part.biases()]));
    }
    return weights;
  }

  private float[] kernel(Layer layer, Part part, int place) {
    float[] kernel = new float[part.inputs() * part.units()];
    if (part.role() != Part.Role.PRODUCT) {
      Arrays.fill(kernel, 1);
      if (part.role() == Part.Role.STATISTICS) {
        Arrays.fill(kernel, part.units(), 2 * part.units(), 0);
      }
    } else if (!(layer instanceof Layer.Residual && place == 1)) {
      double deviation = Math.sqrt(variance(layer, part));
      for (int i = 0; i < kernel.length; i++) {
        kernel[i] = (float) (deviation * random.nextGaussian());
      }
    }
    return kernel;
  }

  private static double variance(Layer layer, Part part) {
    if (layer instanceof Layer.Embedding) {
      return 1.0 / part.units();
    }
    boolean rectified = !(layer instanceof Layer.Output || layer instanceof Layer.Reconstruction);
    return 2.0 / (rectified ? part.inputs() : part.inputs() + part.units());
  }
}
