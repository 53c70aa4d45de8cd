// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Which share has a row: each has neighbouring rows, those of the first share first.
 *
 * @param first the row, from 0, that each share begins with, and at the end how many there are
 */
record Places(int[] first) implements Serializable {
  /** Of shares that have so many rows. */
  static Places of(List<Integer> sizes) {
    int[] first = new int[sizes.size() + 1];
    for (int share = 0; share < sizes.size(); share++) {
      first[share + 1] = Math.addExact(first[share], sizes.get(share));
    }
    return new Places(first);
  }

  /** How many shares. */
  int shares() {
    return first.length - 1;
  }

  /** How many rows. */
  int rows() {
    return first[shares()];
  }

  /** The share of a row, both counted from 0. */
  int share(int row) {
    int found = Arrays.binarySearch(first, row);
    if (found < 0) {
      return -found - 2;
    }
    // Empty shares begin with the same row as the one behind them, which has it.
    while (first[found + 1] == row) {
      found++;
    }
    return found;
  }

  /** The row's place in its share. */
  int place(int row) {
    return row - first[share(row)];
  }

  /** The places of those rows that a share has, in their order. */
  int[] placesIn(int share, int[] rows) {
    return Arrays.stream(rows)
        .filter(row -> row >= first[share] && row < first[share + 1])
        .map(row -> row - first[share])
        .toArray();
  }

  /** The row at a place of a share. */
  int row(int share, int place) {
    return first[share] + place;
  }
}
