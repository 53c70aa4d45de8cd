// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.all;
import static net.concordat.inference.network.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The product of a dense layer, {@code out = bias + rows kernel}, blocked for registers. Each
 * number of the result is one chain of fused multiply-adds in ascending order, so blocks change no
 * bit. The arrays are the caller's, who may change their numbers between two runs.
 */
public final class Product {
  private static final int ROWS = 4;

  private final float[] kernel;
  private final float[] bias;
  private final int depth;
  private final int width;
  private final boolean rectified;

  /**
   * A product.
   *
   * @param kernel {@code depth} rows of {@code width}
   * @param bias {@code width} numbers
   * @param width a multiple of eight
   * @param rectified whether what is below 0 is cut off
   */
  public Product(float[] kernel, float[] bias, int depth, int width, boolean rectified) {
    this.kernel = kernel;
    this.bias = bias;
    this.depth = depth;
    this.width = width;
    this.rectified = rectified;
  }

  /**
   * Computes rows.
   *
   * @param x holds them
   * @param at where the first begins
   * @param stride from one to the next
   * @param out where the results go, {@code width} numbers a row from its beginning
   */
  public void run(float[] x, int at, int stride, int rows, float[] out) {
    int row = 0;
    for (; row + ROWS <= rows; row += ROWS) {
      runFour(x, at + row * stride, stride, out, row * width);
    }
    for (; row < rows; row++) {
      runOne(x, at + row * stride, out, row * width);
    }
  }

  private void runFour(float[] x, int at, int stride, float[] out, int to) {
    int column = 0;
    for (; column + 2 * COUNT <= width; column += 2 * COUNT) {
      fourByTwo(x, at, stride, column, out, to + column);
    }
    if (column < width) {
      for (int row = 0; row < ROWS; row++) {
        rest(x, at + row * stride, column, out, to + row * width);
      }
    }
  }

  private void runOne(float[] x, int at, float[] out, int to) {
    int column = 0;
    for (; column + 4 * COUNT <= width; column += 4 * COUNT) {
      oneByFour(x, at, column, out, to + column);
    }
    for (; column + 2 * COUNT <= width; column += 2 * COUNT) {
      oneByTwo(x, at, column, out, to + column);
    }
    rest(x, at, column, out, to);
  }

  private void fourByTwo(float[] x, int x0, int stride, int column, float[] out, int to) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    FloatVector s00 = load(bias, column);
    FloatVector s01 = load(bias, column + COUNT);
    FloatVector s10 = s00;
    FloatVector s11 = s01;
    FloatVector s20 = s00;
    FloatVector s21 = s01;
    FloatVector s30 = s00;
    FloatVector s31 = s01;
    int at = column;
    for (int k = 0; k < depth; k++, at += width) {
      FloatVector w0 = load(kernel, at);
      FloatVector w1 = load(kernel, at + COUNT);
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
    store(s00, s01, out, to);
    store(s10, s11, out, to + width);
    store(s20, s21, out, to + 2 * width);
    store(s30, s31, out, to + 3 * width);
  }

  private void oneByFour(float[] x, int from, int column, float[] out, int to) {
    FloatVector s0 = load(bias, column);
    FloatVector s1 = load(bias, column + COUNT);
    FloatVector s2 = load(bias, column + 2 * COUNT);
    FloatVector s3 = load(bias, column + 3 * COUNT);
    int at = column;
    for (int k = 0; k < depth; k++, at += width) {
      FloatVector v = all(x[from + k]);
      s0 = v.fma(load(kernel, at), s0);
      s1 = v.fma(load(kernel, at + COUNT), s1);
      s2 = v.fma(load(kernel, at + 2 * COUNT), s2);
      s3 = v.fma(load(kernel, at + 3 * COUNT), s3);
    }
    store(s0, s1, out, to);
    store(s2, s3, out, to + 2 * COUNT);
  }

  private void oneByTwo(float[] x, int from, int column, float[] out, int to) {
    FloatVector s0 = load(bias, column);
    FloatVector s1 = load(bias, column + COUNT);
    int at = column;
    for (int k = 0; k < depth; k++, at += width) {
      FloatVector v = all(x[from + k]);
      s0 = v.fma(load(kernel, at), s0);
      s1 = v.fma(load(kernel, at + COUNT), s1);
    }
    store(s0, s1, out, to);
  }

  /** What is left of a row, by eights. */
  private void rest(float[] x, int from, int first, float[] out, int to) {
    for (int column = first; column < width; column += COUNT) {
      FloatVector sum = load(bias, column);
      int at = column;
      for (int k = 0; k < depth; k++, at += width) {
        sum = all(x[from + k]).fma(load(kernel, at), sum);
      }
      (rectified ? sum.max(0) : sum).intoArray(out, to + column);
    }
  }

  private void store(FloatVector first, FloatVector second, float[] into, int to) {
    (rectified ? first.max(0) : first).intoArray(into, to);
    (rectified ? second.max(0) : second).intoArray(into, to + COUNT);
  }
}
