// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Random;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.data.Rows;

/** Rows to fit and rows to validate on, each with its share of both classes. */
record RowSplit(Rows fit, Rows validation) {

  /**
   * Draws the validation rows by class.
   *
   * @throws InvalidInputException if a class has fewer than two rows, so that one of the two parts
   *     would lack it
   */
  static RowSplit draw(Rows rows, double validationShare, long seed) {
    Random random = new Random(seed);
    boolean[] held = new boolean[rows.size()];
    for (int label = 0; label <= 1; label++) {
      int[] places = placesOf(rows, label);
      if (places.length < 2) {
        throw new InvalidInputException(
            "A validation split needs at least 2 rows of label %d, but there are %d"
                .formatted(label, places.length));
      }
      shuffle(places, random);
      int count = (int) Math.round(validationShare * places.length);
      count = Math.max(1, Math.min(places.length - 1, count));
      for (int i = 0; i < count; i++) {
        held[places[i]] = true;
      }
    }
    return new RowSplit(rows.select(where(held, false)), rows.select(where(held, true)));
  }

  private static int[] placesOf(Rows rows, int label) {
    int positives = rows.positives();
    int[] places = new int[label == 1 ? positives : rows.size() - positives];
    int count = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.label(row) == label) {
        places[count++] = row;
      }
    }
    return places;
  }

  private static void shuffle(int[] values, Random random) {
    for (int i = values.length; i > 1; i--) {
      int j = random.nextInt(i);
      int last = values[i - 1];
      values[i - 1] = values[j];
      values[j] = last;
    }
  }

  private static int[] where(boolean[] held, boolean wanted) {
    int count = 0;
    for (boolean one : held) {
      count += one == wanted ? 1 : 0;
    }
    int[] places = new int[count];
    for (int row = held.length - 1; row >= 0; row--) {
      if (held[row] == wanted) {
        places[--count] = row;
      }
    }
    return places;
  }
}
