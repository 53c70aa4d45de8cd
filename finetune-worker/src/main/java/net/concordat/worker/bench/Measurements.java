// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;

/** All that the bench measures. */
public final class Measurements {
  private static final List<Measurement> ALL =
      List.of(
          new TrainingSpeed(),
          new PrivateStepCost(),
          new TimeToQuality(),
          new ScoringSpeed(),
          new ReadSpeed(),
          new HeapOfRows(),
          new HeapOfSplit());

  private Measurements() {}

  /**
   * Measures.
   *
   * @param only names of what is measured; none for all that are not on request
   * @throws InvalidInputException if there is no measurement of such a name
   */
  public static List<Figure> run(List<String> only, Scene scene) throws IOException {
    List<String> known = ALL.stream().map(Measurement::name).toList();
    if (!known.containsAll(only)) {
      throw new InvalidInputException(
          "The bench measures %s, but was asked for %s".formatted(known, only));
    }
    List<Figure> figures = new ArrayList<>();
    for (Measurement measurement : ALL) {
      if (only.isEmpty() ? !measurement.onRequest() : only.contains(measurement.name())) {
        figures.addAll(measurement.run(scene));
      }
    }
    return figures;
  }
}
