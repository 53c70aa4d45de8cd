// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import java.util.List;

/**
 * The numbers of up to {@value #ROWS} rows on their way through a network, at each edge between two
 * steps; for one thread.
 */
final class Room {
  /** So few that all of it stays in the nearest cache. */
  static final int ROWS = 64;

  private final float[][] values;
  private final float[][] errors;
  private final float[][] scratch;
  private final int[] strides;
  private final float[] copy;
  private final float[] lanes = new float[2 * Lanes.COUNT];
  private int at;

  /**
   * Room for a network's steps.
   *
   * @param copies whether rows are copied, since a step reads the zeros behind them
   * @param back whether errors are kept, too
   */
  Room(List<Step> steps, boolean copies, boolean back) {
    int inputs = steps.get(0).inputs;
    int edges = steps.size() + 1;
    values = new float[edges][];
    errors = new float[edges][];
    scratch = new float[steps.size()][];
    strides = new int[edges];
    copy = new float[copies ? ROWS * Lanes.padded(inputs) : 0];
    for (int edge = 0; edge < edges; edge++) {
      strides[edge] = edge == 0 ? Lanes.padded(inputs) : steps.get(edge - 1).stride();
      values[edge] = new float[edge == 0 ? 0 : ROWS * strides[edge]];
      errors[edge] = new float[back ? ROWS * strides[edge] : 0];
    }
    for (Step step : steps) {
      scratch[step.edge] = new float[step.scratch()];
    }
  }

  /** Takes rows that lie one behind the other. */
  void load(float[] rows, int offset, int width, int count) {
    if (copy.length == 0) {
      values[0] = rows;
      strides[0] = width;
      at = offset;
      return;
    }
    for (int row = 0; row < count; row++) {
      System.arraycopy(rows, offset + row * width, copy, row * strides[0], width);
    }
    values[0] = copy;
  }

  /** Forgets whose rows it had. */
  void release() {
    values[0] = copy;
  }

  float[] values(int edge) {
    return values[edge];
  }

  float[] errors(int edge) {
    return errors[edge];
  }

  float[] scratch(int edge) {
    return scratch[edge];
  }

  /** Where the first row begins at an edge. */
  int at(int edge) {
    return edge == 0 ? at : 0;
  }

  int stride(int edge) {
    return strides[edge];
  }

  float[] lanes() {
    return lanes;
  }
}
