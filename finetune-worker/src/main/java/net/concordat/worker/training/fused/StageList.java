// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;

/** Makes the stages of a network from its layers. */
final class StageList {
  private final Dropouts dropouts;
  private final boolean[] learning;
  private final List<Stage> stages = new ArrayList<>();
  private List<Slice> left;
  private int parts;
  private boolean first = true;

  private StageList(Dropouts dropouts, boolean[] learning, List<Slice> slices) {
    this.dropouts = dropouts;
    this.learning = learning;
    this.left = slices;
  }

  /**
   * The stages.
   *
   * @param learning by part; read whenever a chunk goes through
   */
  static List<Stage> of(
      Architecture shape, List<Slice> slices, Dropouts dropouts, boolean[] learning) {
    StageList list = new StageList(dropouts, learning, slices);
    for (int i = 0; i < shape.layers().size(); i++) {
      list.add(shape.layers().get(i), shape.inputsOf(i), shape.parts(i).size());
    }
    return list.stages;
  }

  private void add(Layer layer, int inputs, int count) {
    List<Slice> slices = left.subList(0, count);
    int begin = stages.size();
    if (layer instanceof Layer.Embedding embedding) {
      stages.add(new EmbeddingStage(inputs, embedding, slices));
    } else if (layer instanceof Layer.LayerNorm) {
      stages.add(new LayerNormStage(begin, slices.get(0)));
    } else if (layer instanceof Layer.BatchNorm) {
      stages.add(new BatchNormStage(begin, slices.get(0)));
    } else {
      addDropout(inputs);
      addProducts(layer, begin, slices);
    }
    left = left.subList(count, left.size());
    parts += count;
  }

  private void addDropout(int inputs) {
    double share = first ? dropouts.input() : dropouts.hidden();
    first = false;
    if (share > 0) {
      int part = parts;
      stages.add(
          new DropoutStage(stages.size(), inputs, share, dropouts.seed(), () -> learning[part]));
    }
  }

  private void addProducts(Layer layer, int begin, List<Slice> slices) {
    boolean rectified = !(layer instanceof Layer.Reconstruction);
    stages.add(
        layer instanceof Layer.Output
            ? new LogitStage(stages.size(), slices.get(0))
            : new DenseStage(stages.size(), slices.get(0), rectified));
    if (layer instanceof Layer.Residual) {
      stages.add(new DenseStage(stages.size(), slices.get(1), false));
      stages.add(new SkipStage(stages.size(), layer.units(), begin));
    }
  }
}
