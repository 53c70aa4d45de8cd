// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.worker.training.fused.Lanes.COUNT;
import static net.concordat.worker.training.fused.Lanes.all;
import static net.concordat.worker.training.fused.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The product of a dense layer, {@code out = bias + left right}, blocked for registers. The width
 * is a multiple of eight. Each number of the result is one chain of fused multiply-adds in
 * ascending order, so blocking changes no bit.
 *
 * @param left the rows
 * @param depth how long they are
 * @param right the kernel
 * @param bias one row
 * @param out the results
 * @param width how long those are
 * @param rectified whether what is below 0 is cut off
 */
record Product(
    Grid left, int depth, Grid right, Grid bias, Grid out, int width, boolean rectified) {
  private static final int BLOCK = 4;

  void run(int rows) {
    int row = 0;
    for (; row + BLOCK <= rows; row += BLOCK) {
      int column = 0;
      for (; column + 2 * COUNT <= width; column += 2 * COUNT) {
        fourByTwo(row, column);
      }
      if (column < width) {
        for (int one = row; one < row + BLOCK; one++) {
          oneByOne(one, column);
        }
      }
    }
    for (; row < rows; row++) {
      for (int column = 0; column < width; column += COUNT) {
        oneByOne(row, column);
      }
    }
  }

  private void fourByTwo(int row, int column) {
    float[] x = left.values();
    float[] w = right.values();
    int x0 = left.row(row);
    int x1 = x0 + left.stride();
    int x2 = x1 + left.stride();
    int x3 = x2 + left.stride();
    FloatVector b0 = load(bias.values(), bias.offset() + column);
    FloatVector b1 = load(bias.values(), bias.offset() + column + COUNT);
    FloatVector s00 = b0;
    FloatVector s01 = b1;
    FloatVector s10 = b0;
    FloatVector s11 = b1;
    FloatVector s20 = b0;
    FloatVector s21 = b1;
    FloatVector s30 = b0;
    FloatVector s31 = b1;
    int at = right.offset() + column;
    for (int k = 0; k < depth; k++, at += right.stride()) {
      FloatVector w0 = load(w, at);
      FloatVector w1 = load(w, at + COUNT);
      FloatVector v = all(x[x0 + k]);
      s00 = v.fma(w0, s00);
      s01 = v.fma(w1, s01);
      v = all(x[x1 + k]);
      s10 = v.fma(w0, s10);
      s11 = v.fma(w1, s11);
      v = all(x[x2 + k]);
      s20 = v.fma(w0, s20);
      s21 = v.fma(w1, s21);
      v = all(x[x3 + k]);
      s30 = v.fma(w0, s30);
      s31 = v.fma(w1, s31);
    }
    int to = out.row(row) + column;
    store(s00, s01, out.values(), to);
    store(s10, s11, out.values(), to + out.stride());
    store(s20, s21, out.values(), to + 2 * out.stride());
    store(s30, s31, out.values(), to + 3 * out.stride());
  }

  private void oneByOne(int row, int column) {
    float[] x = left.values();
    float[] w = right.values();
    int from = left.row(row);
    FloatVector sum = load(bias.values(), bias.offset() + column);
    int at = right.offset() + column;
    for (int k = 0; k < depth; k++, at += right.stride()) {
      sum = all(x[from + k]).fma(load(w, at), sum);
    }
    (rectified ? sum.max(0) : sum).intoArray(out.values(), out.row(row) + column);
  }

  private void store(FloatVector first, FloatVector second, float[] into, int to) {
    (rectified ? first.max(0) : first).intoArray(into, to);
    (rectified ? second.max(0) : second).intoArray(into, to + COUNT);
  }
}
