// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.artifact.Layer;

/** Passes on what no group names; then each group's inputs times its vectors. */
final class EmbeddingStage extends Stage {
  private final List<Layer.Embedding.Group> groups;
  private final List<Slice> slices;
  private final int[] passed;
  private float[] parameters = new float[0];

  EmbeddingStage(int inputs, Layer.Embedding layer, List<Slice> slices) {
    super(0, inputs, layer.units());
    this.groups = layer.groups();
    this.slices = slices;
    this.passed = passed(inputs, groups);
  }

  private static int[] passed(int inputs, List<Layer.Embedding.Group> groups) {
    return java.util.stream.IntStream.range(0, inputs)
        .filter(i -> groups.stream().noneMatch(g -> g.from() <= i && i < g.from() + g.values()))
        .toArray();
  }

  @Override
  List<Slice> slices() {
    return slices;
  }

  @Override
  void prepare(float[] newParameters) {
    parameters = newParameters;
  }

  @Override
  void forward(Workspace chunk) {
    Grid in = chunk.values(0);
    Grid out = chunk.values(1);
    for (int row = 0; row < chunk.rows(); row++) {
      int to = out.row(row);
      for (int input : passed) {
        out.values()[to++] = in.values()[in.row(row) + input];
      }
      for (int g = 0; g < groups.size(); g++) {
        Layer.Embedding.Group group = groups.get(g);
        java.util.Arrays.fill(out.values(), to, to + group.size(), 0);
        int from = in.row(row) + group.from();
        for (int i = 0; i < group.values(); i++) {
          if (in.values()[from + i] != 0) {
            addScaled(
                in.values()[from + i], slices.get(g).offset() + i * group.size(), out, to, group);
          }
        }
        to += group.size();
      }
    }
  }

  private void addScaled(float factor, int vector, Grid out, int to, Layer.Embedding.Group group) {
    for (int j = 0; j < group.size(); j++) {
      out.values()[to + j] = Math.fma(factor, parameters[vector + j], out.values()[to + j]);
    }
  }

  @Override
  void backward(Workspace chunk) {
    throw new IllegalStateException("Nothing learns before an embedding");
  }

  @Override
  void addGradient(Workspace chunk, float[] into) {
    for (Trace trace : chunk.traces().subList(0, slices.size())) {
      Slice slice = trace.slice();
      for (int row = 0; row < chunk.rows(); row++) {
        for (int i = 0; i < slice.part().inputs(); i++) {
          float input = trace.inputs().values()[trace.inputs().row(row) + i];
          if (input != 0) {
            add(input, trace.errors(), row, into, slice.offset() + i * slice.part().units(), slice);
          }
        }
      }
    }
  }

  private static void add(float input, Grid errors, int row, float[] into, int to, Slice slice) {
    for (int j = 0; j < slice.part().units(); j++) {
      into[to + j] = Math.fma(input, errors.values()[errors.row(row) + j], into[to + j]);
    }
  }

  @Override
  List<Trace> traces(Workspace chunk) {
    Grid in = chunk.values(0);
    Grid out = chunk.errors(1);
    List<Trace> traces = new ArrayList<>();
    int column = passed.length;
    for (int g = 0; g < groups.size(); g++) {
      traces.add(
          new Trace(
              slices.get(g),
              new Grid(in.values(), groups.get(g).from(), in.stride()),
              new Grid(out.values(), column, out.stride())));
      column += groups.get(g).size();
    }
    return traces;
  }
}
