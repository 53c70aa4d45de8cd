// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A layer that an artifact may have. The list is closed: a type that is not named here is refused
 * before anything is computed with the artifact.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Layer.Dense.class, name = "dense"),
  @JsonSubTypes.Type(value = Layer.Residual.class, name = "residual"),
  @JsonSubTypes.Type(value = Layer.LayerNorm.class, name = "layer-norm"),
  @JsonSubTypes.Type(value = Layer.BatchNorm.class, name = "batch-norm"),
  @JsonSubTypes.Type(value = Layer.Embedding.class, name = "embedding"),
  @JsonSubTypes.Type(value = Layer.Output.class, name = "output"),
  @JsonSubTypes.Type(value = Layer.Reconstruction.class, name = "reconstruction")
})
public sealed interface Layer
    permits Layer.Dense,
        Layer.Residual,
        Layer.LayerNorm,
        Layer.BatchNorm,
        Layer.Embedding,
        Layer.Output,
        Layer.Reconstruction {
  /** Most units that a layer may have. */
  int MAX_UNITS = 16_384;

  /** How many numbers the layer gives. */
  int units();

  /**
   * What it learns, in the order of {@link Weights}.
   *
   * @param inputs how many numbers go in
   * @throws InvalidInputException if the layer cannot take so many
   */
  List<Part> parts(int inputs);

  /** A fully connected layer with rectified linear units. */
  record Dense(int units) implements Layer {
    /** Refuses sizes no tabular model needs. */
    public Dense {
      Checks.range("units", units, 1, MAX_UNITS);
    }

    @Override
    public List<Part> parts(int inputs) {
      return List.of(new Part(inputs, units, true, Part.Role.PRODUCT));
    }
  }

  /**
   * What goes in, plus a small network of it: {@code x + W2 relu(W1 x + b1) + b2}. With few inner
   * units, beside frozen layers, it is an adapter (Houlsby et al. 2019).
   *
   * @param units as many as go in
   * @param inner rectified linear units between the two products
   */
  record Residual(int units, int inner) implements Layer {
    /** Refuses sizes no tabular model needs. */
    public Residual {
      Checks.range("units", units, 1, MAX_UNITS);
      Checks.range("inner", inner, 1, MAX_UNITS);
    }

    @Override
    public List<Part> parts(int inputs) {
      requireSame("residual", inputs, units);
      return List.of(
          new Part(units, inner, true, Part.Role.PRODUCT),
          new Part(inner, units, true, Part.Role.PRODUCT));
    }
  }

  /** Each row brought to mean 0 and variance 1, then scaled and shifted (Ba et al. 2016). */
  record LayerNorm(int units) implements Layer {
    /** Refuses sizes no tabular model needs. */
    public LayerNorm {
      Checks.range("units", units, 1, MAX_UNITS);
    }

    @Override
    public List<Part> parts(int inputs) {
      requireSame("layer-norm", inputs, units);
      return List.of(new Part(1, units, true, Part.Role.SCALE));
    }
  }

  /** Each unit brought to mean 0 and variance 1 by kept statistics, then scaled and shifted. */
  record BatchNorm(int units) implements Layer {
    /** Refuses sizes no tabular model needs. */
    public BatchNorm {
      Checks.range("units", units, 1, MAX_UNITS);
    }

    @Override
    public List<Part> parts(int inputs) {
      requireSame("batch-norm", inputs, units);
      return List.of(new Part(3, units, true, Part.Role.STATISTICS));
    }
  }

  /**
   * Replaces the inputs of each category, of which one is 1 and the others 0, by a learned vector.
   * What no group names is passed on first, in its order; the vectors follow.
   *
   * @param units how many numbers that makes
   * @param groups in ascending order of their inputs, without overlaps
   */
  record Embedding(int units, List<Group> groups) implements Layer {
    /** Refuses no group, and groups in disorder. */
    public Embedding {
      Checks.range("units", units, 1, MAX_UNITS);
      groups = Checks.list("groups", groups, 1, MAX_UNITS);
      int end = 0;
      for (Group group : groups) {
        if (group.from() < end) {
          throw new InvalidInputException(
              "Groups of an embedding must be in order and apart, but one begins at input %d before input %d"
                  .formatted(group.from(), end));
        }
        end = group.from() + group.values();
      }
    }

    /**
     * The inputs of one category.
     *
     * @param from the first of its inputs, from 0
     * @param values how many inputs it has
     * @param size length of the learned vectors
     */
    public record Group(int from, int values, int size) {
      /** Refuses sizes no tabular model needs. */
      public Group {
        Checks.range("from", from, 0, MAX_UNITS);
        Checks.range("values", values, 1, MAX_UNITS);
        Checks.range("size", size, 1, MAX_UNITS);
      }
    }

    @Override
    public List<Part> parts(int inputs) {
      Group last = groups.get(groups.size() - 1);
      Checks.range("end of an embedding's groups", last.from() + last.values(), 1, inputs);
      long given = inputs;
      List<Part> parts = new ArrayList<>();
      for (Group group : groups) {
        given += group.size() - group.values();
        parts.add(new Part(group.values(), group.size(), false, Part.Role.PRODUCT));
      }
      Checks.range("units of an embedding", units, given, given);
      return parts;
    }
  }

  /** The last layer: one sigmoid unit, the probability of the event, trained on cross-entropy. */
  record Output(int units) implements Layer {
    /** Refuses anything but one unit. */
    public Output {
      Checks.range("units", units, 1, 1);
    }

    @Override
    public List<Part> parts(int inputs) {
      return List.of(new Part(inputs, 1, true, Part.Role.PRODUCT));
    }
  }

  /**
   * The last layer of an autoencoder: the network's inputs again, without rectification, trained on
   * the squared distance to them.
   *
   * @param units as many as the network has inputs
   * @param encoder how many layers, from the inputs on, lead to the bottleneck; those between it
   *     and this one are the decoder
   * @param errors by which an error becomes a score; absent where they are not released
   */
  record Reconstruction(int units, int encoder, @Nullable ErrorScale errors) implements Layer {
    /** Refuses sizes no tabular model needs. */
    public Reconstruction {
      Checks.range("units", units, 1, MAX_UNITS);
      Checks.range("encoder", encoder, 1, Architecture.MAX_LAYERS - 1);
    }

    @Override
    public List<Part> parts(int inputs) {
      return List.of(new Part(inputs, units, true, Part.Role.PRODUCT));
    }

    /**
     * The anomaly score of a row: from 0 to below 1, and greater for a greater error.
     *
     * @param error squared distance of the row's inputs from what is made of them
     */
    public double score(double error) {
      return errors == null ? error / (error + units) : errors.score(error);
    }
  }

  private static void requireSame(String type, int inputs, int units) {
    if (inputs != units) {
      throw new InvalidInputException(
          "A '%s' layer must have as many units as go in, %d, but has %d"
              .formatted(type, inputs, units));
    }
  }
}
