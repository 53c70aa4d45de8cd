// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Part;
import net.concordat.inference.artifact.Weights;

/**
 * A network whose parameters are one array: for each part its kernel, then its biases. Several
 * threads may send chunks of rows through it at a time, each in its own {@link Workspace}; between
 * two changes of parameters, one of them calls {@link #prepare()}.
 */
public final class FusedNetwork {
  /** Rows of a chunk. It is part of what a step computes: sums are taken by chunk. */
  public static final int CHUNK = 64;

  private final Architecture shape;
  private final List<Slice> slices;
  private final float[] parameters;
  private final boolean[] learning;
  private final Dropouts dropouts;
  private final List<Stage> stages;

  private FusedNetwork(Architecture shape, float[] parameters, Dropouts dropouts) {
    this.shape = shape;
    this.slices = Slice.of(shape.parts());
    this.parameters = parameters;
    this.dropouts = dropouts;
    this.learning = new boolean[slices.size()];
    Arrays.fill(learning, true);
    this.stages = StageList.of(shape, slices, dropouts, learning);
    prepare();
  }

  /** A network with given weights, all parts learning. */
  public static FusedNetwork of(Architecture shape, Weights weights, Dropouts dropouts) {
    float[] parameters = new float[(int) shape.parameters()];
    int at = 0;
    for (Weights.LayerWeights part : weights.layers()) {
      System.arraycopy(part.kernel(), 0, parameters, at, part.kernel().length);
      at += part.kernel().length;
      System.arraycopy(part.bias(), 0, parameters, at, part.bias().length);
      at += part.bias().length;
    }
    return new FusedNetwork(shape, parameters, dropouts);
  }

  /** A network on the same parameters that drops other shares; to train, or to score with. */
  public FusedNetwork with(Dropouts dropouts) {
    return new FusedNetwork(shape, parameters, dropouts);
  }

  /** The shape. */
  public Architecture shape() {
    return shape;
  }

  /** What is dropped while it learns. */
  public Dropouts dropouts() {
    return dropouts;
  }

  /** Where each part's numbers are. */
  public List<Slice> slices() {
    return slices;
  }

  /** The numbers themselves; whoever changes them calls {@link #prepare()}. */
  public float[] parameters() {
    return parameters;
  }

  /**
   * Takes over other numbers.
   *
   * @throws IllegalArgumentException if they are not as many
   */
  public void take(float[] others) {
    if (others.length != parameters.length) {
      throw new IllegalArgumentException(
          "The network has %d parameters, but was given %d"
              .formatted(parameters.length, others.length));
    }
    System.arraycopy(others, 0, parameters, 0, parameters.length);
    prepare();
  }

  /** Whether a part is to change. */
  public boolean learns(int part) {
    return learning[part];
  }

  /** Says whether a part is to change; one that does not, keeps its numbers bit by bit. */
  public void setLearning(int part, boolean learns) {
    learning[part] = learns;
  }

  /** Takes over changed parameters. */
  public void prepare() {
    stages.forEach(stage -> stage.prepare(parameters));
  }

  /** Room for a chunk of up to {@link #CHUNK} rows. */
  public Workspace workspace() {
    return new Workspace(stages, CHUNK);
  }

  /** Computes the outputs of the chunk's rows. */
  public void forward(Workspace chunk) {
    for (Stage stage : stages) {
      stage.forward(chunk);
    }
  }

  /** What went into the part's stage, after {@link #forward}. */
  Grid intoPart(Workspace chunk, Slice slice) {
    for (Stage stage : stages) {
      if (stage.slices().contains(slice)) {
        return chunk.values(stage.edge);
      }
    }
    throw new IllegalArgumentException("The network has no part " + slice);
  }

  /** From the errors of the outputs finds those of each part that learns. */
  public void backward(Workspace chunk) {
    int last = firstLearning();
    for (int i = stages.size() - 1; i >= last; i--) {
      Stage stage = stages.get(i);
      stage.enterErrors(chunk);
      if (i > last) {
        stage.backward(chunk);
        rejoin(chunk, i);
      }
    }
  }

  /** Adds the sum of the rows' gradients, in the form of the parameters. */
  public void addGradient(Workspace chunk, float[] into) {
    for (Stage stage : stages) {
      if (learns(stage)) {
        stage.addGradient(chunk, into);
      }
    }
  }

  /** The weights in the form of an artifact; a copy. */
  public Weights weights() {
    List<Weights.LayerWeights> parts = new ArrayList<>();
    for (Slice slice : slices) {
      Part part = slice.part();
      parts.add(
          new Weights.LayerWeights(
              part.inputs(),
              part.units(),
              Arrays.copyOfRange(parameters, slice.offset(), slice.biasOffset()),
              Arrays.copyOfRange(parameters, slice.biasOffset(), slice.end())));
    }
    return new Weights(parts);
  }

  private void rejoin(Workspace chunk, int edge) {
    for (Stage stage : stages) {
      if (stage instanceof SkipStage skip && skip.begin() == edge) {
        skip.rejoin(chunk);
      }
    }
  }

  private int firstLearning() {
    for (int i = 0; i < stages.size(); i++) {
      if (learns(stages.get(i))) {
        return i;
      }
    }
    return stages.size();
  }

  private boolean learns(Stage stage) {
    return stage.slices().stream().anyMatch(slice -> learning[slices.indexOf(slice)]);
  }
}
