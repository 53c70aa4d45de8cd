// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import org.jspecify.annotations.Nullable;

/**
 * Where a run stood after a pass over the rows. What was not measured is absent; of a private run
 * that is all that depends on the rows, how long it took included, since no accountant counts it.
 *
 * @param epoch which pass, counted from 1
 * @param epochs how many there are at most
 * @param steps taken from the run's beginning on
 * @param learningRate of the last step
 * @param trainingLoss mean loss of the pass's rows, each as the step met it: with dropout, class
 *     weights and weights that change on the way, without penalties
 * @param validationLoss mean loss on the validation rows after the pass, without dropout
 * @param validationPrAuc average precision there
 * @param validationRocAuc area under the ROC curve there
 * @param rowsPerSecond rows of the pass over the time it took, validation included
 * @param secondsLeft how long the other passes take at the mean pace, if all of them come
 * @param epsilon what a private run has spent until now
 */
public record CurvePoint(
    int epoch,
    int epochs,
    long steps,
    double learningRate,
    @Nullable Double trainingLoss,
    @Nullable Double validationLoss,
    @Nullable Double validationPrAuc,
    @Nullable Double validationRocAuc,
    @Nullable Double rowsPerSecond,
    @Nullable Double secondsLeft,
    @Nullable Double epsilon) {

  /** What a private run may tell: what its spec gives away, and what it has paid for. */
  CurvePoint ofPrivateRun(double epsilonSpent) {
    return new CurvePoint(
        epoch, epochs, steps, learningRate, null, null, null, null, null, null, epsilonSpent);
  }
}
