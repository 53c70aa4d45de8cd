// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

/**
 * Encoded rows with their answers, in memory or in a file; any row can be read at any time, and by
 * several threads at once.
 */
public interface Rows {
  /** How many rows. */
  int size();

  /** How many network inputs a row has. */
  int width();

  /** 1 for the event, 0 for none. */
  int label(int row);

  /** Writes a row's inputs to {@code into}, from {@code offset} on. */
  void copy(int row, float[] into, int offset);

  /**
   * Reads a little of each of these rows, which are copied next: the processor then waits for many
   * of them at a time. What it returns means nothing.
   */
  default int touch(int[] places, int first, int count) {
    return 0;
  }

  /** Whose row it is: the same number for the same customer; the row's own where none is named. */
  long customer(int row);

  /**
   * When it was, in seconds since 1970 on the clock where it was written; 0 where none is named.
   */
  long time(int row);

  /** All labels. */
  default int[] labels() {
    int[] labels = new int[size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = label(row);
    }
    return labels;
  }

  /** How many rows have the event. */
  default int positives() {
    int positives = 0;
    for (int row = 0; row < size(); row++) {
      positives += label(row);
    }
    return positives;
  }

  /** The rows at these places, in this order. */
  default Rows select(int[] places) {
    return new SelectedRows(this, places);
  }

  /**
   * Inputs of neighbouring rows, one array each.
   *
   * @param from the first
   * @param to behind the last
   */
  default float[][] inputs(int from, int to) {
    float[][] inputs = new float[to - from][width()];
    for (int row = from; row < to; row++) {
      copy(row, inputs[row - from], 0);
    }
    return inputs;
  }
}
