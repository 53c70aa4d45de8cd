// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Part;
import net.concordat.inference.artifact.Weights;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;

/** Networks of a few units with random weights, and rows for them: nine numbers, two categories. */
final class SmallNets {
  /** Three numbers, then a category of four values, then one of two. */
  static final int INPUTS = 9;

  private SmallNets() {}

  static FusedNetwork net(Dropouts dropouts, Layer... layers) {
    List<Layer> all = new ArrayList<>(List.of(layers));
    all.add(new Layer.Output(1));
    return net(Architecture.of(INPUTS, all), dropouts);
  }

  static FusedNetwork net(Architecture shape, Dropouts dropouts) {
    Random random = new Random(5);
    List<Weights.LayerWeights> parts = new ArrayList<>();
    for (Part part : shape.parts()) {
      float[] kernel = gaussians(random, part.inputs() * part.units());
      if (part.role() == Part.Role.STATISTICS) {
        for (int i = 2 * part.units(); i < kernel.length; i++) {
          kernel[i] = 0.5f + Math.abs(kernel[i]);
        }
      }
      parts.add(
          new Weights.LayerWeights(
              part.inputs(), part.units(), kernel, gaussians(random, part.biases())));
    }
    return FusedNetwork.of(shape, new Weights(parts), dropouts);
  }

  static LabelledRows rows(int count, long seed) {
    Random random = new Random(seed);
    float[][] features = new float[count][INPUTS];
    int[] labels = new int[count];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < 3; i++) {
        features[row][i] = (float) random.nextGaussian();
      }
      features[row][3 + random.nextInt(4)] = 1;
      features[row][7 + random.nextInt(2)] = 1;
      labels[row] = random.nextInt(4) == 0 ? 1 : 0;
    }
    return new LabelledRows(features, labels);
  }

  private static float[] gaussians(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (0.6 * random.nextGaussian());
    }
    return values;
  }
}
