// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

/** Is told after each pass over the rows. */
@FunctionalInterface
public interface TrainingProgress {
  /** Tells nobody. */
  TrainingProgress NONE = point -> {};

  /** One more pass is done. */
  void passDone(CurvePoint point);

  /** Is told a sentence about the run that a person should know. */
  default void said(String sentence) {}
}
