// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.search;

import java.util.Comparator;
import java.util.Map;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.artifact.Descriptor;
import net.concordat.worker.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * One training with settings that were drawn.
 *
 * @param number of the settings, from 1
 * @param rung which round, from 1; 1 alone in a random search
 * @param summary what came of it; absent where time was up before its end
 */
public record Trial(
    int number, int rung, TrainingSettings settings, Descriptor.@Nullable Summary summary) {

  /** The best first: by PR-AUC on the validation rows, then by Brier score, then by number. */
  static final Comparator<Trial> BEST_FIRST =
      Comparator.comparingDouble((Trial trial) -> -trial.figure("prAuc"))
          .thenComparingDouble(trial -> trial.figure("brierScore"))
          .thenComparingInt(Trial::number);

  boolean ended() {
    return summary != null;
  }

  private double figure(String name) {
    Map<String, Double> figures = summary == null ? null : summary.validation();
    Double value = figures == null ? null : figures.get(name);
    if (value == null || value.isNaN()) {
      throw new InvalidInputException(
          "Trial %d has no %s on its validation rows, by which trials are compared"
              .formatted(number, name));
    }
    return value;
  }
}
