// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.explanation;

import net.concordat.worker.data.Rows;

/**
 * Rows with the scores that a model gives them.
 *
 * @param scores in the order of the rows; not to be written to
 */
public record Scored(Rows rows, double[] scores) {
  /** The places of the rows with the highest scores, the highest first, the earlier of equals. */
  int[] highest(int count) {
    int[] places = new int[Math.min(count, scores.length)];
    int kept = 0;
    for (int row = 0; row < scores.length; row++) {
      int at = kept;
      while (at > 0 && scores[row] > scores[places[at - 1]]) {
        at--;
      }
      if (at < places.length) {
        kept = Math.min(places.length, kept + 1);
        System.arraycopy(places, at, places, at + 1, kept - at - 1);
        places[at] = row;
      }
    }
    return places;
  }
}
