// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.load;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import net.concordat.inference.network.Lanes;

/**
 * Drops a share of the values and scales the others up, so that the mean stays (Srivastava et al.
 * 2014). What is dropped is a function of seed, step, place of the row in the step, and unit; so
 * neither threads nor chunks change it.
 */
final class DropoutStage extends Stage {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final int STEPS = 1 << 16;

  private final long seed;
  private final int threshold;
  private final float kept;
  private final BooleanSupplier active;

  /**
   * At an edge.
   *
   * @param share of the values that is dropped, to 16 bits
   * @param active whether the layer behind it learns at present
   */
  DropoutStage(int edge, int units, double share, long seed, BooleanSupplier active) {
    super(edge, units, units);
    this.seed = mixed(seed + GOLDEN * (edge + 1));
    this.threshold = (int) Math.round(share * STEPS);
    this.kept = (float) STEPS / (STEPS - threshold);
    this.active = active;
  }

  @Override
  float[] scratch(int rows) {
    return new float[rows * Lanes.padded(units)];
  }

  @Override
  void forward(Workspace chunk) {
    float[] factors = chunk.scratch(edge);
    if (active.getAsBoolean()) {
      draw(chunk, factors);
    } else {
      Arrays.fill(factors, 1);
    }
    multiply(chunk.values(edge), factors, chunk.values(edge + 1), chunk.rows());
  }

  private void draw(Workspace chunk, float[] factors) {
    int stride = Lanes.padded(units);
    long ofStep = mixed(seed + GOLDEN * chunk.step());
    for (int row = 0; row < chunk.rows(); row++) {
      long state = mixed(ofStep + GOLDEN * (chunk.firstRow() + row));
      for (int j = 0; j < stride; j += 4) {
        state += GOLDEN;
        long bits = mixed(state);
        int at = row * stride + j;
        factors[at] = (bits & 0xffff) < threshold ? 0 : kept;
        factors[at + 1] = (bits >>> 16 & 0xffff) < threshold ? 0 : kept;
        factors[at + 2] = (bits >>> 32 & 0xffff) < threshold ? 0 : kept;
        factors[at + 3] = (bits >>> 48) < threshold ? 0 : kept;
      }
    }
  }

  @Override
  void backward(Workspace chunk) {
    multiply(chunk.errors(edge + 1), chunk.scratch(edge), chunk.errors(edge), chunk.rows());
  }

  private static void multiply(Grid from, float[] factors, Grid to, int rows) {
    int end = rows * to.stride();
    for (int at = 0; at < end; at += COUNT) {
      load(from.values(), at).mul(load(factors, at)).intoArray(to.values(), at);
    }
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mixed(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
