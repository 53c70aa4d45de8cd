// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

/**
 * Where a run's gradients come from. What it gives for a pass and a step depends on nothing else
 * but the parameters at that time.
 */
public interface GradientSource extends AutoCloseable {
  /** How many steps a pass has. */
  int stepsAPass();

  /** Is told that a pass begins; may measure what layers keep of the rows. */
  void beginPass();

  /** The sum of the gradients of a step's rows; valid until the next call. */
  float[] sum(int pass, int step);

  /** What that sum is to be divided by. */
  double rows(int step);

  /** The sum of the losses of the rows of the last step; NaN where that is not to be told. */
  default double loss() {
    return Double.NaN;
  }

  @Override
  void close();
}
