// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.inference.artifact.Part;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Gradients;
import net.concordat.worker.training.fused.Grid;
import net.concordat.worker.training.fused.Trace;
import net.concordat.worker.training.fused.Workspace;

/**
 * Scales the errors of each unit's rows down, so that what the unit adds to the sum of gradients
 * has at most the clipping norm. The rows of a unit are in one chunk.
 */
public final class ClipRule implements Gradients.ErrorRule {
  /** About what single precision errs in a norm, so that rounding does not let more pass. */
  private static final double MARGIN = 1e-6;

  private final FusedNetwork network;
  private final double clippingNorm;
  private final ThreadLocal<GhostNorms> norms = ThreadLocal.withInitial(GhostNorms::new);
  private StepRows rows = StepRows.NONE;

  /** For a network, of which only what learns counts. */
  public ClipRule(FusedNetwork network, double clippingNorm) {
    this.network = network;
    this.clippingNorm = clippingNorm;
  }

  /** Whose the rows of the next sum are; set before it begins. */
  public void expect(StepRows newRows) {
    this.rows = newRows;
  }

  @Override
  public void apply(Workspace chunk) {
    List<Trace> learning = learning(chunk.traces());
    float[] factors =
        rows.oneByOne() ? factorsOfRows(learning, chunk.rows()) : factorsOfUnits(learning, chunk);
    boolean allCount = allCount(factors);
    for (Trace trace : learning) {
      if (!allCount) {
        clear(trace, factors);
      }
      GhostNorms.scale(trace, factors);
    }
  }

  /** Of private rows nothing is told but the noisy sum. */
  @Override
  public boolean tellsLoss() {
    return false;
  }

  private static boolean allCount(float[] factors) {
    for (float factor : factors) {
      if (factor == 0) {
        return false;
      }
    }
    return true;
  }

  private List<Trace> learning(List<Trace> traces) {
    List<Trace> learning = new ArrayList<>(traces.size());
    for (int part = 0; part < traces.size(); part++) {
      if (network.learns(part)) {
        learning.add(traces.get(part));
      }
    }
    return learning;
  }

  private float[] factorsOfRows(List<Trace> learning, int count) {
    float[] factors = new float[FusedNetwork.CHUNK];
    for (Trace trace : learning) {
      norms.get().addSquares(trace, count, factors);
    }
    GhostNorms.toFactors(factors, (float) clippingNorm, (float) (1 + MARGIN));
    return Arrays.copyOf(factors, count);
  }

  private float[] factorsOfUnits(List<Trace> learning, Workspace chunk) {
    float[] factors = new float[chunk.rows()];
    int first = 0;
    while (first < factors.length) {
      int end = rows.endOfUnit(chunk.firstRow(), first, factors.length);
      boolean padding = rows.isPadding(chunk.firstRow() + first);
      float factor = padding ? 0 : factor(squaredNorm(learning, first, end));
      Arrays.fill(factors, first, end, factor);
      first = end;
    }
    return factors;
  }

  private double squaredNorm(List<Trace> learning, int first, int end) {
    GhostNorms of = norms.get();
    double sum = 0;
    for (Trace trace : learning) {
      for (int i = first; i < end; i++) {
        sum += of.inner(trace, i, i);
        for (int j = first; j < i; j++) {
          sum += 2 * of.inner(trace, i, j);
        }
      }
    }
    return sum;
  }

  /** A gradient that is not finite could not be clipped; its unit adds nothing. */
  private float factor(double squaredNorm) {
    if (!(squaredNorm < Double.POSITIVE_INFINITY)) {
      return 0;
    }
    double norm = Math.sqrt(Math.max(0, squaredNorm)) * (1 + MARGIN);
    return norm <= clippingNorm ? 1 : (float) (clippingNorm / norm);
  }

  /** Not by multiplying, and the inputs, too: what is not finite would stay so. */
  private static void clear(Trace trace, float[] factors) {
    Part part = trace.slice().part();
    int inputs = part.role() == Part.Role.PRODUCT ? part.inputs() : part.units();
    for (int row = 0; row < factors.length; row++) {
      if (factors[row] == 0) {
        clear(trace.errors(), row, part.units());
        clear(trace.inputs(), row, inputs);
      }
    }
  }

  private static void clear(Grid grid, int row, int count) {
    Arrays.fill(grid.values(), grid.row(row), grid.row(row) + count, 0);
  }
}
