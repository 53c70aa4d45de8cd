// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Part;
import net.concordat.inference.artifact.Weights;
import net.concordat.worker.data.LabelledRows;

/** Networks that nobody trained, and rows for them. */
public final class FusedFixtures {
  /** Every kind of layer, with widths that are no multiples of eight. */
  public static final Architecture EVERY_LAYER =
      Architecture.of(
          9,
          List.of(
              new Layer.Embedding(
                  8,
                  List.of(new Layer.Embedding.Group(1, 3, 2), new Layer.Embedding.Group(5, 2, 2))),
              new Layer.Dense(13),
              new Layer.LayerNorm(13),
              new Layer.Residual(13, 5),
              new Layer.Dense(16),
              new Layer.BatchNorm(16),
              new Layer.Output(1)));

  private FusedFixtures() {}

  public static Weights weights(Architecture shape, long seed) {
    Random random = new Random(seed);
    return new Weights(shape.parts().stream().map(part -> part(part, random)).toList());
  }

  private static Weights.LayerWeights part(Part part, Random random) {
    float[] kernel = gaussians(part.inputs() * part.units(), 0.4, random);
    if (part.role() == Part.Role.STATISTICS) {
      for (int i = 2 * part.units(); i < kernel.length; i++) {
        kernel[i] = 0.2f + Math.abs(kernel[i]);
      }
    }
    return new Weights.LayerWeights(
        part.inputs(), part.units(), kernel, gaussians(part.biases(), 0.2, random));
  }

  /** Rows with both labels; numbers that embed are 0, 1 or, seldom, 2. */
  public static LabelledRows rows(Architecture shape, int count, long seed) {
    Random random = new Random(seed);
    float[][] features = new float[count][];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      features[i] = gaussians(shape.inputs(), 1, random);
      if (shape.layers().get(0) instanceof Layer.Embedding embedding) {
        for (Layer.Embedding.Group group : embedding.groups()) {
          for (int j = 0; j < group.values(); j++) {
            features[i][group.from() + j] = 0;
          }
          features[i][group.from() + random.nextInt(group.values())] = 1 + random.nextInt(9) / 8;
        }
      }
      labels[i] = features[i][0] + random.nextGaussian() > 0.5 ? 1 : 0;
    }
    return new LabelledRows(features, labels);
  }

  public static int[] all(LabelledRows rows) {
    return IntStream.range(0, rows.size()).toArray();
  }

  private static float[] gaussians(int count, double size, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (size * random.nextGaussian());
    }
    return values;
  }
}
