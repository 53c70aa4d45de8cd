// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Arithmetic along a line: numbers are floats, their sums doubles. Arrays have a multiple of {@link
 * Lanes#COUNT} numbers. Sums are of four lanes everywhere, so that they are added in one order.
 */
final class Along {
  static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_128;

  private Along() {}

  /** Writes {@code begin + share * way}, but nothing below the least. */
  static void place(float[] out, int at, float share, float[] way, float[] begin, float least) {
    int wide = Lanes.WIDE.length();
    int j = 0;
    for (; j + wide <= way.length; j += wide) {
      FloatVector.fromArray(Lanes.WIDE, way, j)
          .fma(
              FloatVector.broadcast(Lanes.WIDE, share), FloatVector.fromArray(Lanes.WIDE, begin, j))
          .max(least)
          .intoArray(out, at + j);
    }
    for (; j < way.length; j++) {
      out[at + j] = Math.max(Math.fma(share, way[j], begin[j]), least);
    }
  }

  /**
   * The sum of products.
   *
   * @param lanes room for four numbers
   */
  static double dot(float[] values, int at, double[] way, double[] lanes) {
    DoubleVector sum = DoubleVector.zero(DOUBLES);
    for (int j = 0; j < way.length; j += DOUBLES.length()) {
      sum = doubles(values, at + j).mul(DoubleVector.fromArray(DOUBLES, way, j)).add(sum);
    }
    return sum(sum, lanes);
  }

  /** The sum of four lanes in one order. */
  static double sum(DoubleVector sum, double[] lanes) {
    sum.intoArray(lanes, 0);
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
  }

  /** Adds so many times the values to the sums. */
  static void add(double[] sums, double times, float[] values, int at) {
    for (int j = 0; j < sums.length; j += DOUBLES.length()) {
      doubles(values, at + j)
          .mul(times)
          .add(DoubleVector.fromArray(DOUBLES, sums, j))
          .intoArray(sums, j);
    }
  }

  /** Four of an array's floats. */
  static DoubleVector doubles(float[] values, int at) {
    return (DoubleVector)
        FloatVector.fromArray(FLOATS, values, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
  }
}
