// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.data.LabelledRows;

/** Rows to fit and rows to validate on, each with its share of both classes. */
record RowSplit(LabelledRows fit, LabelledRows validation) {

  /**
   * Draws the validation rows by class.
   *
   * @throws InvalidInputException if a class has fewer than two rows, so that one of the two parts
   *     would lack it
   */
  static RowSplit draw(LabelledRows rows, double validationShare, long seed) {
    Random random = new Random(seed);
    List<Integer> fit = new ArrayList<>();
    List<Integer> validation = new ArrayList<>();
    for (int label = 0; label <= 1; label++) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (rows.labels()[i] == label) {
          places.add(i);
        }
      }
      if (places.size() < 2) {
        throw new InvalidInputException(
            "A validation split needs at least 2 rows of label %d, but there are %d"
                .formatted(label, places.size()));
      }
      Collections.shuffle(places, random);
      int held = (int) Math.round(validationShare * places.size());
      held = Math.max(1, Math.min(places.size() - 1, held));
      validation.addAll(places.subList(0, held));
      fit.addAll(places.subList(held, places.size()));
    }
    return new RowSplit(rows.select(ints(fit)), rows.select(ints(validation)));
  }

  private static int[] ints(List<Integer> places) {
    return places.stream().sorted().mapToInt(Integer::intValue).toArray();
  }
}
