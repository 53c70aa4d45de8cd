// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import java.util.List;

/**
 * Where each row of the source comes in a pass: once in a plain one, in a private one as often as
 * steps take it.
 *
 * @param first where in {@code all} the positions of each row begin, and at the end where they end
 */
record Positions(int[] first, int[] all) implements Serializable {
  /**
   * Of the steps of a pass.
   *
   * @param steps the rows of each, by their numbers
   * @param rows how many rows the source has
   */
  static Positions of(List<int[]> steps, int rows) {
    int[] first = new int[rows + 1];
    for (int[] step : steps) {
      for (int row : step) {
        first[row + 1]++;
      }
    }
    for (int row = 0; row < rows; row++) {
      first[row + 1] = Math.addExact(first[row], first[row + 1]);
    }
    int[] all = new int[first[rows]];
    int[] filled = first.clone();
    int position = 0;
    for (int[] step : steps) {
      for (int row : step) {
        all[filled[row]++] = position++;
      }
    }
    return new Positions(first, all);
  }
}
