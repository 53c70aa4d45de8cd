// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.ErrorScale;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.Rows;
import org.jspecify.annotations.Nullable;

/**
 * What a pretraining spec says for training without labels: its layers are an encoder, the last of
 * them the bottleneck, and these follow, up to the inputs again.
 *
 * @param decoder units of each dense layer behind the bottleneck; may be empty
 */
public record Autoencoder(List<Integer> decoder) {
  private static final int MOST_ERRORS = 200_000;

  /** Refuses a missing list. */
  public Autoencoder {
    decoder = Checks.list("autoencoder.decoder", decoder, 0, Architecture.MAX_LAYERS - 2);
  }

  /** Refuses settings that have a meaning for labels alone, so that nobody believes they worked. */
  static void requireNoLabels(TrainingSettings settings) {
    refuse(
        "training.classWeighting",
        settings.classWeighting() != TrainingSettings.ClassWeighting.NONE,
        settings.classWeighting());
    Descent descent = settings.descentOrUsual();
    refuse("training.descent.focus", descent.focus() != null, descent.focus());
    refuse(
        "training.privacy.classWeights",
        settings.privacy() != null && settings.privacy().classWeights() != null,
        "given");
  }

  private static void refuse(String name, boolean given, @Nullable Object value) {
    if (given) {
      throw new InvalidInputException(
          "A spec with 'autoencoder' looks at no labels, so '%s' has no meaning, but is %s"
              .formatted(name, value));
    }
  }

  /**
   * The network.
   *
   * @param inputDropout without any, a bottleneck has to be narrower than the inputs
   */
  Architecture architecture(int inputs, List<Layer> encoder, double inputDropout) {
    int bottleneck = encoder.get(encoder.size() - 1).units();
    if (bottleneck >= inputs && inputDropout == 0) {
      throw new InvalidInputException(
          "An autoencoder's bottleneck, the last layer before its decoder, must have fewer units than the %d inputs, or 'training.inputDropout' be above 0, since else it learns to copy, but has %d"
              .formatted(inputs, bottleneck));
    }
    return Architecture.autoencoder(
        inputs, encoder, decoder.stream().<Layer>map(Layer.Dense::new).toList());
  }

  /** Refuses rows that are all the same. */
  static void requireDifferences(Rows rows) {
    if (!(rows instanceof RemoteRows remote ? remote.differ() : differ(rows))) {
      throw new InvalidInputException(
          "An autoencoder learns how rows differ, but all %d rows have the same inputs"
              .formatted(rows.size()));
    }
  }

  private static boolean differ(Rows rows) {
    float[] first = new float[rows.width()];
    float[] other = new float[rows.width()];
    rows.copy(0, first, 0);
    for (int row = 1; row < rows.size(); row++) {
      rows.copy(row, other, 0);
      if (!Arrays.equals(first, other)) {
        return true;
      }
    }
    return false;
  }

  /** The trained network with what errors are compared with, from rows at equal distances. */
  static Network scaled(Network network, Rows rows) {
    int count = Math.min(rows.size(), MOST_ERRORS);
    int[] places =
        IntStream.range(0, count).map(i -> (int) ((long) i * rows.size() / count)).toArray();
    ErrorScale scale = ErrorScale.of(network.errors(rows.select(places)));
    return Network.of(network.architecture().with(scale), network.weights());
  }
}
