// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

/** The sums of a private run's steps before noise, each unit's gradient clipped. */
public interface ClippedSums extends AutoCloseable {
  /**
   * The sum of a step, which shows what the rows are.
   *
   * @param step from 0, over all passes
   * @return in the form of the parameters; valid until the next call
   */
  float[] of(long step);

  @Override
  void close();
}
