// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import net.concordat.inference.artifact.Part;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Grid;
import net.concordat.worker.training.fused.Trace;

/**
 * Norms of gradients that are never written down. At a product with bias, rows i and j with inputs
 * a and errors d have gradients whose inner product is
 *
 * <pre>(a_i . a_j + 1) (d_i . d_j)</pre>
 *
 * so one row's squared norm is (|a|^2 + 1) |d|^2 (Goodfellow, "Efficient Per-Example Gradient
 * Computations", arXiv:1510.01799; Lee and Kifer, arXiv:2009.03106), and that of a sum over rows is
 * the sum over their pairs (the Gram form; Li et al., arXiv:2110.05679). The 1 is the bias's. An
 * embedding is a product without bias whose inputs are 0 but for one.
 *
 * <p>For one thread at a time.
 */
final class GhostNorms {
  private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
  private static final FloatVector NONE = FloatVector.zero(EIGHT);
  private static final int COUNT = 8;
  private static final int BLOCK = 4;

  private final float[] lanes = new float[BLOCK * COUNT];
  private final float[] ofInputs = new float[FusedNetwork.CHUNK];
  private final float[] ofErrors = new float[FusedNetwork.CHUNK];

  /**
   * Adds each row's squared norm at a part to what other parts gave.
   *
   * @param squares room for a whole chunk
   */
  void addSquares(Trace trace, int rows, float[] squares) {
    Part part = trace.slice().part();
    squares(trace.errors(), part.units(), rows, ofErrors);
    if (part.role() != Part.Role.PRODUCT) {
      for (int row = 0; row < rows; row++) {
        squares[row] += (float) scaled(trace, row, row, part.units()) + ofErrors[row];
      }
      return;
    }
    squares(trace.inputs(), part.inputs(), rows, ofInputs);
    float biases = part.biased() ? 1 : 0;
    for (int row = 0; row < FusedNetwork.CHUNK; row += COUNT) {
      FloatVector.fromArray(EIGHT, ofInputs, row)
          .add(biases)
          .fma(
              FloatVector.fromArray(EIGHT, ofErrors, row),
              FloatVector.fromArray(EIGHT, squares, row))
          .intoArray(squares, row);
    }
  }

  /**
   * {@code most / max(most, norm * off)} for each squared norm, in its place; 0 for one that is not
   * finite.
   */
  static void toFactors(float[] squares, float most, float off) {
    for (int row = 0; row < FusedNetwork.CHUNK; row += COUNT) {
      FloatVector norm = FloatVector.fromArray(EIGHT, squares, row).sqrt().mul(off);
      FloatVector factor = FloatVector.broadcast(EIGHT, most).div(norm.max(most));
      NONE.blend(factor, factor.compare(VectorOperators.GT, 0)).intoArray(squares, row);
    }
  }

  /** Each row's squared norm; four rows at a time, which depend on nothing of each other. */
  private void squares(Grid grid, int width, int rows, float[] into) {
    float[] values = grid.values();
    int count = padded(grid, width);
    int row = 0;
    for (; row + BLOCK <= rows && count % COUNT == 0; row += BLOCK) {
      int at = grid.row(row);
      FloatVector s0 = FloatVector.zero(EIGHT);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int end = at + count; at < end; at += COUNT) {
        FloatVector v0 = FloatVector.fromArray(EIGHT, values, at);
        FloatVector v1 = FloatVector.fromArray(EIGHT, values, at + grid.stride());
        FloatVector v2 = FloatVector.fromArray(EIGHT, values, at + 2 * grid.stride());
        FloatVector v3 = FloatVector.fromArray(EIGHT, values, at + 3 * grid.stride());
        s0 = v0.fma(v0, s0);
        s1 = v1.fma(v1, s1);
        s2 = v2.fma(v2, s2);
        s3 = v3.fma(v3, s3);
      }
      s0.intoArray(lanes, 0);
      s1.intoArray(lanes, COUNT);
      s2.intoArray(lanes, 2 * COUNT);
      s3.intoArray(lanes, 3 * COUNT);
      for (int i = 0; i < BLOCK; i++) {
        into[row + i] = sumOfLanes(i * COUNT);
      }
    }
    for (; row < rows; row++) {
      into[row] = dot(values, grid.row(row), grid.row(row), count);
    }
  }

  /** The inner product of the gradients that two rows have at a part. */
  double inner(Trace trace, int i, int j) {
    Part part = trace.slice().part();
    Grid errors = trace.errors();
    Grid inputs = trace.inputs();
    double ofErrors =
        dot(errors.values(), errors.row(i), errors.row(j), padded(errors, part.units()));
    if (part.role() != Part.Role.PRODUCT) {
      return scaled(trace, i, j, part.units()) + ofErrors;
    }
    int width = padded(inputs, part.inputs());
    double ofInputs = dot(inputs.values(), inputs.row(i), inputs.row(j), width);
    return (ofInputs + (part.biased() ? 1 : 0)) * ofErrors;
  }

  /** Multiplies each row's errors at a part by its factor; four that are 1 are passed over. */
  static void scale(Trace trace, float[] factors) {
    Grid errors = trace.errors();
    float[] values = errors.values();
    int count = padded(errors, trace.slice().part().units());
    int row = 0;
    for (; row + BLOCK <= factors.length && count % COUNT == 0; row += BLOCK) {
      if (!leavesAlone(factors, row)) {
        scaleBlock(errors, row, count, factors);
      }
    }
    for (; row < factors.length; row++) {
      for (int at = errors.row(row), end = at + count; at < end; at++) {
        values[at] *= factors[row];
      }
    }
  }

  private static boolean leavesAlone(float[] factors, int block) {
    return factors[block] == 1
        && factors[block + 1] == 1
        && factors[block + 2] == 1
        && factors[block + 3] == 1;
  }

  private static void scaleBlock(Grid errors, int row, int count, float[] factors) {
    float[] values = errors.values();
    int stride = errors.stride();
    FloatVector f0 = FloatVector.broadcast(EIGHT, factors[row]);
    FloatVector f1 = FloatVector.broadcast(EIGHT, factors[row + 1]);
    FloatVector f2 = FloatVector.broadcast(EIGHT, factors[row + 2]);
    FloatVector f3 = FloatVector.broadcast(EIGHT, factors[row + 3]);
    int at = errors.row(row);
    for (int end = at + count; at < end; at += COUNT) {
      multiply(values, at, f0);
      multiply(values, at + stride, f1);
      multiply(values, at + 2 * stride, f2);
      multiply(values, at + 3 * stride, f3);
    }
  }

  private static void multiply(float[] values, int at, FloatVector factor) {
    FloatVector.fromArray(EIGHT, values, at).mul(factor).intoArray(values, at);
  }

  /** How many numbers to go through: zeros behind a row change nothing, and spare the rest. */
  private static int padded(Grid grid, int count) {
    boolean whole = grid.offset() == 0 && grid.stride() - count < COUNT;
    return whole ? grid.stride() : count;
  }

  /** A scale's gradient is its input times its error, number by number. */
  private static double scaled(Trace trace, int i, int j, int units) {
    float[] in = trace.inputs().values();
    float[] errors = trace.errors().values();
    int inI = trace.inputs().row(i);
    int inJ = trace.inputs().row(j);
    int errorI = trace.errors().row(i);
    int errorJ = trace.errors().row(j);
    double sum = 0;
    for (int k = 0; k < units; k++) {
      sum += (double) in[inI + k] * errors[errorI + k] * in[inJ + k] * errors[errorJ + k];
    }
    return sum;
  }

  private float dot(float[] values, int x, int y, int count) {
    float sum = 0;
    int k = 0;
    if (count >= COUNT) {
      FloatVector sums = FloatVector.zero(EIGHT);
      for (; k + COUNT <= count; k += COUNT) {
        sums =
            FloatVector.fromArray(EIGHT, values, x + k)
                .fma(FloatVector.fromArray(EIGHT, values, y + k), sums);
      }
      sums.intoArray(lanes, 0);
      sum = sumOfLanes(0);
    }
    for (; k < count; k++) {
      sum = Math.fma(values[x + k], values[y + k], sum);
    }
    return sum;
  }

  /** In one fixed order. */
  private float sumOfLanes(int at) {
    return ((lanes[at] + lanes[at + 4]) + (lanes[at + 2] + lanes[at + 6]))
        + ((lanes[at + 1] + lanes[at + 5]) + (lanes[at + 3] + lanes[at + 7]));
  }
}
