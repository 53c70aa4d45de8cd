// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;

/** Makes the steps of a network from its layers. */
final class Steps {
  private final List<Step> steps = new ArrayList<>();
  private List<LayerWeights> left;

  private Steps(Weights weights) {
    this.left = weights.layers();
  }

  static List<Step> of(Architecture shape, Weights weights) {
    Steps made = new Steps(weights);
    for (int i = 0; i < shape.layers().size(); i++) {
      int parts = shape.parts(i).size();
      made.add(shape.layers().get(i), shape.inputsOf(i), made.left.subList(0, parts));
      made.left = made.left.subList(parts, made.left.size());
    }
    return List.copyOf(made.steps);
  }

  private void add(Layer layer, int inputs, List<LayerWeights> parts) {
    int begin = steps.size();
    if (layer instanceof Layer.Embedding embedding) {
      steps.add(new EmbeddingStep(inputs, embedding, parts));
    } else if (layer instanceof Layer.LayerNorm) {
      steps.add(new LayerNormStep(begin, parts.get(0)));
    } else if (layer instanceof Layer.BatchNorm) {
      steps.add(new BatchNormStep(begin, parts.get(0)));
    } else if (layer instanceof Layer.Output) {
      steps.add(new LogitStep(begin, parts.get(0)));
    } else {
      steps.add(new ProductStep(begin, parts.get(0), !(layer instanceof Layer.Reconstruction)));
      if (layer instanceof Layer.Residual) {
        steps.add(new ProductStep(begin + 1, parts.get(1), false));
        steps.add(new AddStep(begin + 2, layer.units(), begin));
      }
    }
  }
}
