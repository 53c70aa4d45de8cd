// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.util.Arrays;

/**
 * Encoded rows with their answers.
 *
 * @param features network inputs, one array per row, all of the same length; not to be written to
 * @param labels 1 for the event, 0 for none
 */
public record LabelledRows(float[][] features, int[] labels) {
  /** Refuses rows and answers that do not match. */
  public LabelledRows {
    if (features.length != labels.length) {
      throw new IllegalArgumentException(
          features.length + " rows cannot have " + labels.length + " labels");
    }
  }

  /** How many rows. */
  public int size() {
    return labels.length;
  }

  /** How many rows have the event. */
  public int positives() {
    return Arrays.stream(labels).sum();
  }

  /** The rows at these places, in this order. */
  public LabelledRows select(int[] places) {
    float[][] chosen = new float[places.length][];
    int[] answers = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      chosen[i] = features[places[i]];
      answers[i] = labels[places[i]];
    }
    return new LabelledRows(chosen, answers);
  }

  /** These rows followed by the others. */
  public LabelledRows and(LabelledRows others) {
    float[][] both = Arrays.copyOf(features, size() + others.size());
    int[] answers = Arrays.copyOf(labels, size() + others.size());
    System.arraycopy(others.features, 0, both, size(), others.size());
    System.arraycopy(others.labels, 0, answers, size(), others.size());
    return new LabelledRows(both, answers);
  }
}
