// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width on which sums depend: eight floats, as every x86-64 with AVX2 has them. A wider
 * processor would add in another order, so its width is not asked for where lanes are summed. What
 * is left of lane-wise arithmetic (fused multiply-add, division, root) is exactly rounded, hence
 * the same everywhere.
 */
public final class Lanes {
  /** How many floats a vector has. */
  public static final int COUNT = 8;

  static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

  /**
   * What products compute with, whose bits do not depend on it: eight floats, or as many as the
   * processor has where the system property {@code concordat.wideLanes} is true. A process that
   * also trains must not set it: the compiler makes objects of vectors of two widths that meet in
   * one method, and training has eight.
   */
  static final VectorSpecies<Float> WIDE =
      Boolean.getBoolean("concordat.wideLanes") && FloatVector.SPECIES_PREFERRED.length() > COUNT
          ? FloatVector.SPECIES_PREFERRED
          : EIGHT;

  private Lanes() {}

  /** The least multiple of eight that holds so many numbers. */
  public static int padded(int count) {
    return (count + COUNT - 1) & -COUNT;
  }

  /** Eight numbers of an array. */
  public static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(EIGHT, values, at);
  }

  /** One number eight times. */
  public static FloatVector all(float value) {
    return FloatVector.broadcast(EIGHT, value);
  }

  /** The sum of the lanes in one fixed order, which the API's own reduction does not promise. */
  public static float sum(FloatVector lanes, float[] scratch) {
    lanes.intoArray(scratch, 0);
    return sum(scratch, 0);
  }

  /** The sum of eight numbers in that order. */
  static float sum(float[] lanes, int at) {
    return ((lanes[at] + lanes[at + 4]) + (lanes[at + 2] + lanes[at + 6]))
        + ((lanes[at + 1] + lanes[at + 5]) + (lanes[at + 3] + lanes[at + 7]));
  }
}
