// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.all;
import static net.concordat.inference.network.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over rows, blocked for registers: what the gradients of a dense layer are. Widths are
 * multiples of eight. Each sum is one chain in the order of the rows.
 */
final class Sums {
  private static final int BLOCK = 4;

  private Sums() {}

  /** {@code into += transposed(left) right}: a kernel's gradient, summed over the rows. */
  static void addOuter(Grid left, int rows, int depth, Grid right, int width, Grid into) {
    int k = 0;
    for (; k + BLOCK <= depth; k += BLOCK) {
      int column = 0;
      for (; column + 2 * COUNT <= width; column += 2 * COUNT) {
        outerFourByTwo(left, rows, k, right, column, into);
      }
      if (column < width) {
        for (int one = k; one < k + BLOCK; one++) {
          outerOneByOne(left, rows, one, right, column, into);
        }
      }
    }
    for (; k < depth; k++) {
      for (int column = 0; column < width; column += COUNT) {
        outerOneByOne(left, rows, k, right, column, into);
      }
    }
  }

  private static void outerFourByTwo(
      Grid left, int rows, int k, Grid right, int column, Grid into) {
    float[] x = left.values();
    float[] d = right.values();
    FloatVector s00 = all(0);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    int from = left.offset() + k;
    int at = right.offset() + column;
    for (int row = 0; row < rows; row++, from += left.stride(), at += right.stride()) {
      FloatVector d0 = load(d, at);
      FloatVector d1 = load(d, at + COUNT);
      FloatVector v = all(x[from]);
      s00 = v.fma(d0, s00);
      s01 = v.fma(d1, s01);
      v = all(x[from + 1]);
      s10 = v.fma(d0, s10);
      s11 = v.fma(d1, s11);
      v = all(x[from + 2]);
      s20 = v.fma(d0, s20);
      s21 = v.fma(d1, s21);
      v = all(x[from + 3]);
      s30 = v.fma(d0, s30);
      s31 = v.fma(d1, s31);
    }
    int to = into.row(k) + column;
    add(s00, s01, into.values(), to);
    add(s10, s11, into.values(), to + into.stride());
    add(s20, s21, into.values(), to + 2 * into.stride());
    add(s30, s31, into.values(), to + 3 * into.stride());
  }

  private static void outerOneByOne(Grid left, int rows, int k, Grid right, int column, Grid into) {
    FloatVector sum = all(0);
    int from = left.offset() + k;
    int at = right.offset() + column;
    for (int row = 0; row < rows; row++, from += left.stride(), at += right.stride()) {
      sum = all(left.values()[from]).fma(load(right.values(), at), sum);
    }
    add(sum, into.values(), into.row(k) + column);
  }

  private static void add(FloatVector first, FloatVector second, float[] into, int to) {
    add(first, into, to);
    add(second, into, to + COUNT);
  }

  private static void add(FloatVector sum, float[] into, int to) {
    sum.add(load(into, to)).intoArray(into, to);
  }

  /** {@code into += sum of the rows}: a bias's gradient. */
  static void addRows(Grid rowsOf, int rows, int width, Grid into) {
    for (int column = 0; column < width; column += COUNT) {
      FloatVector sum = all(0);
      int at = rowsOf.offset() + column;
      for (int row = 0; row < rows; row++, at += rowsOf.stride()) {
        sum = sum.add(load(rowsOf.values(), at));
      }
      add(sum, into.values(), into.offset() + column);
    }
  }
}
