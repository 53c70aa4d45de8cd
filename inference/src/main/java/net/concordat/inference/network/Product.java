// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.all;
import static net.concordat.inference.network.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product of a dense layer, {@code out = bias + rows kernel}, blocked for registers. Each
 * number of the result is one chain of fused multiply-adds in ascending order, so neither blocks
 * nor the processor's width change a bit. The arrays are the caller's, who may change their numbers
 * between two runs.
 *
 * <p>Of rows by vectors, four by two is the most that the compiler keeps in registers: four by four
 * took three times as long.
 */
public final class Product {
  private static final VectorSpecies<Float> WIDE = Lanes.WIDE;
  private static final int LANES = WIDE.length();
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
    for (; column + 2 * LANES <= width; column += 2 * LANES) {
      fourByTwo(x, at, stride, column, out, to + column);
    }
    for (; column < width; column += COUNT) {
      fourByEight(x, at, stride, column, out, to + column);
    }
  }

  private void runOne(float[] x, int at, float[] out, int to) {
    int column = 0;
    for (; column + 4 * LANES <= width; column += 4 * LANES) {
      oneByFour(x, at, column, out, to + column);
    }
    for (; column + 2 * LANES <= width; column += 2 * LANES) {
      oneByTwo(x, at, column, out, to + column);
    }
    for (; column < width; column += COUNT) {
      oneByEight(x, at, column, out, to + column);
    }
  }

  private void fourByTwo(float[] x, int x0, int stride, int column, float[] out, int to) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    FloatVector s00 = wide(bias, column);
    FloatVector s01 = wide(bias, column + LANES);
    FloatVector s10 = s00;
    FloatVector s11 = s01;
    FloatVector s20 = s00;
    FloatVector s21 = s01;
    FloatVector s30 = s00;
    FloatVector s31 = s01;
    int at = column;
    for (int k = 0; k < depth; k++, at += width) {
      FloatVector w0 = wide(kernel, at);
      FloatVector w1 = wide(kernel, at + LANES);
      FloatVector v = everywhere(x[x0 + k]);
      s00 = v.fma(w0, s00);
      s01 = v.fma(w1, s01);
      v = everywhere(x[x1 + k]);
      s10 = v.fma(w0, s10);
      s11 = v.fma(w1, s11);
      v = everywhere(x[x2 + k]);
      s20 = v.fma(w0, s20);
      s21 = v.fma(w1, s21);
      v = everywhere(x[x3 + k]);
      s30 = v.fma(w0, s30);
      s31 = v.fma(w1, s31);
    }
    store(s00, s01, out, to);
    store(s10, s11, out, to + width);
    store(s20, s21, out, to + 2 * width);
    store(s30, s31, out, to + 3 * width);
  }

  private void fourByEight(float[] x, int x0, int stride, int column, float[] out, int to) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    FloatVector s0 = load(bias, column);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int at = column;
    for (int k = 0; k < depth; k++, at += width) {
      FloatVector w = load(kernel, at);
      s0 = all(x[x0 + k]).fma(w, s0);
      s1 = all(x[x1 + k]).fma(w, s1);
      s2 = all(x[x2 + k]).fma(w, s2);
      s3 = all(x[x3 + k]).fma(w, s3);
    }
    storeEight(s0, out, to);
    storeEight(s1, out, to + width);
    storeEight(s2, out, to + 2 * width);
    storeEight(s3, out, to + 3 * width);
  }

  private void oneByFour(float[] x, int from, int column, float[] out, int to) {
    FloatVector s0 = wide(bias, column);
    FloatVector s1 = wide(bias, column + LANES);
    FloatVector s2 = wide(bias, column + 2 * LANES);
    FloatVector s3 = wide(bias, column + 3 * LANES);
    int at = column;
    for (int k = 0; k < depth; k++, at += width) {
      FloatVector v = everywhere(x[from + k]);
      s0 = v.fma(wide(kernel, at), s0);
      s1 = v.fma(wide(kernel, at + LANES), s1);
      s2 = v.fma(wide(kernel, at + 2 * LANES), s2);
      s3 = v.fma(wide(kernel, at + 3 * LANES), s3);
    }
    store(s0, s1, out, to);
    store(s2, s3, out, to + 2 * LANES);
  }

  private void oneByTwo(float[] x, int from, int column, float[] out, int to) {
    FloatVector s0 = wide(bias, column);
    FloatVector s1 = wide(bias, column + LANES);
    int at = column;
    for (int k = 0; k < depth; k++, at += width) {
      FloatVector v = everywhere(x[from + k]);
      s0 = v.fma(wide(kernel, at), s0);
      s1 = v.fma(wide(kernel, at + LANES), s1);
    }
    store(s0, s1, out, to);
  }

  private void oneByEight(float[] x, int from, int column, float[] out, int to) {
    FloatVector sum = load(bias, column);
    int at = column;
    for (int k = 0; k < depth; k++, at += width) {
      sum = all(x[from + k]).fma(load(kernel, at), sum);
    }
    storeEight(sum, out, to);
  }

  // What comes out of a loop is an argument here: the compiler does not know its width where two
  // are in use, and would make objects of it.
  private void store(FloatVector first, FloatVector second, float[] into, int to) {
    FloatVector none = everywhere(0);
    if (rectified) {
      none.max(first).intoArray(into, to);
      none.max(second).intoArray(into, to + LANES);
    } else {
      none.add(first).intoArray(into, to);
      none.add(second).intoArray(into, to + LANES);
    }
  }

  private void storeEight(FloatVector sum, float[] into, int to) {
    if (rectified) {
      all(0).max(sum).intoArray(into, to);
    } else {
      all(0).add(sum).intoArray(into, to);
    }
  }

  private static FloatVector wide(float[] values, int at) {
    return FloatVector.fromArray(WIDE, values, at);
  }

  private static FloatVector everywhere(float value) {
    return FloatVector.broadcast(WIDE, value);
  }
}
