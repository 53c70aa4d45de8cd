// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.artifact;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import net.concordat.worker.Checks;

/**
 * A layer that an artifact may have. The list is closed: a type that is not named here is refused
 * before Deeplearning4j sees anything of the artifact.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Layer.Dense.class, name = "dense"),
  @JsonSubTypes.Type(value = Layer.Output.class, name = "output")
})
public sealed interface Layer permits Layer.Dense, Layer.Output {
  /** Most units that a layer may have. */
  int MAX_UNITS = 16_384;

  /** How many numbers the layer gives. */
  int units();

  /** A fully connected layer with rectified linear units. */
  record Dense(int units) implements Layer {
    /** Refuses sizes no tabular model needs. */
    public Dense {
      Checks.range("units", units, 1, MAX_UNITS);
    }
  }

  /** The last layer: one sigmoid unit, the probability of the event, trained on cross-entropy. */
  record Output(int units) implements Layer {
    /** Refuses anything but one unit. */
    public Output {
      Checks.range("units", units, 1, 1);
    }
  }
}
