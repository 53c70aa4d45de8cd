// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Layer.Embedding.Group;
import net.concordat.inference.artifact.Weights.LayerWeights;

/** Passes on what no group names; then each group's inputs times its vectors. */
final class EmbeddingStep extends Step {
  private final Group[] groups;
  private final float[][] vectors;
  private final int[] passed;

  EmbeddingStep(int inputs, Layer.Embedding layer, List<LayerWeights> parts) {
    super(0, inputs, layer.units());
    this.groups = layer.groups().toArray(Group[]::new);
    this.vectors = parts.stream().map(LayerWeights::kernel).toArray(float[][]::new);
    this.passed =
        IntStream.range(0, inputs)
            .filter(
                i ->
                    layer.groups().stream()
                        .noneMatch(g -> g.from() <= i && i < g.from() + g.values()))
            .toArray();
  }

  @Override
  boolean isLinear() {
    return true;
  }

  @Override
  void forward(Room room, int rows) {
    float[] in = room.values(0);
    float[] out = room.values(1);
    for (int row = 0; row < rows; row++) {
      int from = room.at(0) + row * room.stride(0);
      int to = row * stride();
      for (int input : passed) {
        out[to++] = in[from + input];
      }
      for (int g = 0; g < groups.length; g++) {
        embed(in, from + groups[g].from(), g, out, to);
        to += groups[g].size();
      }
    }
  }

  private void embed(float[] in, int from, int g, float[] out, int to) {
    int size = groups[g].size();
    Arrays.fill(out, to, to + size, 0);
    for (int i = 0; i < groups[g].values(); i++) {
      float factor = in[from + i];
      if (factor != 0) {
        for (int j = 0; j < size; j++) {
          out[to + j] = Math.fma(factor, vectors[g][i * size + j], out[to + j]);
        }
      }
    }
  }

  @Override
  void backward(Room room, int rows) {
    float[] errors = room.errors(1);
    float[] out = room.errors(0);
    int width = Lanes.padded(inputs);
    for (int row = 0; row < rows; row++) {
      int from = row * stride();
      for (int input : passed) {
        out[row * width + input] = errors[from++];
      }
      for (int g = 0; g < groups.length; g++) {
        int to = row * width + groups[g].from();
        for (int i = 0; i < groups[g].values(); i++) {
          out[to + i] = along(vectors[g], i * groups[g].size(), errors, from, groups[g].size());
        }
        from += groups[g].size();
      }
    }
  }

  private static float along(float[] vectors, int vector, float[] errors, int from, int size) {
    float sum = 0;
    for (int j = 0; j < size; j++) {
      sum = Math.fma(vectors[vector + j], errors[from + j], sum);
    }
    return sum;
  }
}
