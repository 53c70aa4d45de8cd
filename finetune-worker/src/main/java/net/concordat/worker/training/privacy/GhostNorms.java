// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import net.concordat.worker.artifact.Part;
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
 */
final class GhostNorms {
  private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
  private static final int COUNT = 8;

  private final float[] lanes = new float[COUNT];

  /** The inner product of the gradients that two rows have at a part. */
  double inner(Trace trace, int i, int j) {
    Part part = trace.slice().part();
    Grid errors = trace.errors();
    Grid inputs = trace.inputs();
    double ofErrors = dot(errors, i, j, part.units());
    if (part.role() == Part.Role.PRODUCT) {
      return (dot(inputs, i, j, part.inputs()) + (part.biased() ? 1 : 0)) * ofErrors;
    }
    return scaled(trace, i, j, part.units()) + ofErrors;
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

  private float dot(Grid grid, int i, int j, int count) {
    float[] values = grid.values();
    int x = grid.row(i);
    int y = grid.row(j);
    FloatVector sums = FloatVector.zero(EIGHT);
    int k = 0;
    for (; k + COUNT <= count; k += COUNT) {
      sums =
          FloatVector.fromArray(EIGHT, values, x + k)
              .fma(FloatVector.fromArray(EIGHT, values, y + k), sums);
    }
    sums.intoArray(lanes, 0);
    float sum =
        ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6]))
            + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
    for (; k < count; k++) {
      sum = Math.fma(values[x + k], values[y + k], sum);
    }
    return sum;
  }
}
