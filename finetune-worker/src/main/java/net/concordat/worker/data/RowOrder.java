// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.util.Random;

/**
 * The order of the rows in one pass, which follows from a seed. Blocks of neighbouring rows come in
 * random order; some hundreds of them at a time are a window, and the rows of a window come in
 * random order. So a large file is read in long stretches, and the places of one window alone are
 * in memory. Where all rows fit into one window, their order is one shuffle of all rows. Not for
 * several threads.
 */
public final class RowOrder {
  /** Neighbouring rows that come into the same window. */
  static final int BLOCK = 1024;

  /** Rows of a window. */
  static final int WINDOW = 256 * BLOCK;

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final int rows;
  private final long seed;
  private final int[] blocks;
  private int opened = -1;
  private int[] window = new int[0];

  /** The order of so many rows. */
  public RowOrder(int rows, long seed) {
    this.rows = rows;
    this.seed = seed;
    int whole = rows / BLOCK;
    // With one window the blocks stay; rows behind the last whole block are in the last window.
    this.blocks = rows <= WINDOW ? inOrder(whole) : shuffled(inOrder(whole), new Random(~seed));
  }

  /**
   * Which rows come from one place in the order to another.
   *
   * @param from the first place, counted from 0
   * @param to behind the last
   */
  public int[] places(int from, int to) {
    int[] places = new int[to - from];
    for (int at = from; at < to; ) {
      open(at / WINDOW);
      int inWindow = at % WINDOW;
      int count = Math.min(to - at, window.length - inWindow);
      System.arraycopy(window, inWindow, places, at - from, count);
      at += count;
    }
    return places;
  }

  private void open(int number) {
    if (number == opened) {
      return;
    }
    int first = number * WINDOW;
    int[] inBlocks = new int[Math.min(WINDOW, rows - first)];
    for (int i = 0; i < inBlocks.length; i++) {
      int block = (first + i) / BLOCK;
      int begin = block < blocks.length ? blocks[block] * BLOCK : block * BLOCK;
      inBlocks[i] = begin + (first + i) % BLOCK;
    }
    window = shuffled(inBlocks, new Random(seed + GOLDEN * number));
    opened = number;
  }

  private static int[] inOrder(int count) {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return values;
  }

  /** Fisher and Yates, from the front, into a new array. */
  private static int[] shuffled(int[] values, Random random) {
    int[] mixed = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      int j = random.nextInt(i + 1);
      mixed[i] = mixed[j];
      mixed[j] = values[i];
    }
    return mixed;
  }
}
