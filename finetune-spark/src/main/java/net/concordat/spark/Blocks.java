// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Which share has a row: shares take blocks of neighbouring rows in turn, so a row's place follows
 * from its number alone, before anybody knows how many rows there are.
 *
 * @param shares how many
 */
record Blocks(int shares) implements Serializable {
  /** Rows of a block. */
  static final int SIZE = 1024;

  /** The share of a row, both counted from 0. */
  int share(int row) {
    return row / SIZE % shares;
  }

  /** The row's place in its share. */
  int place(int row) {
    return row / SIZE / shares * SIZE + row % SIZE;
  }

  /** The places of those rows that a share has, in their order. */
  int[] placesIn(int share, int[] rows) {
    return Arrays.stream(rows).filter(row -> share(row) == share).map(this::place).toArray();
  }

  /** The row at a place of a share. */
  int row(int share, int place) {
    return (place / SIZE * shares + share) * SIZE + place % SIZE;
  }
}
