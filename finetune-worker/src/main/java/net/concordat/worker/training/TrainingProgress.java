// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

/** Is told after each pass over the rows. */
@FunctionalInterface
public interface TrainingProgress {
  /** Tells nobody. */
  TrainingProgress NONE = (epoch, epochs, loss) -> {};

  /**
   * One more pass is done.
   *
   * @param epoch which, counted from 1
   * @param epochs how many there are at most
   * @param loss mean loss on the validation split, or NaN without one
   */
  void epochDone(int epoch, int epochs, double loss);

  /** Is told a sentence about the run that a person should know. */
  default void said(String sentence) {}
}
