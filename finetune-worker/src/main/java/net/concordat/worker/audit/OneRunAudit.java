// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.audit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.SpendStatement;
import net.concordat.worker.training.privacy.CanaryRun;

/**
 * What one private run with canaries shows about its epsilon.
 *
 * @param canaries how many there were
 * @param guesses how many were guessed: the quarter that looks most like being in, and the quarter
 *     that looks most like being out
 * @param right how many of these guesses were
 * @param confidence of the lower bound
 * @param epsilonLowerBound the largest epsilon that the guesses contradict
 * @param epsilonClaimed what the run spends by the accountant
 * @param delta of both
 */
public record OneRunAudit(
    int canaries,
    int guesses,
    int right,
    double confidence,
    double epsilonLowerBound,
    double epsilonClaimed,
    double delta) {
  private static final double CONFIDENCE = 0.95;

  /** Guesses by the canaries' scores. */
  public static OneRunAudit of(CanaryRun.Outcome outcome, SpendStatement spend) {
    int canaries = outcome.scores().length;
    List<Integer> byScore =
        IntStream.range(0, canaries)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> outcome.scores()[i]))
            .toList();
    int quarter = canaries / 4;
    long out = byScore.subList(0, quarter).stream().filter(i -> !outcome.included()[i]).count();
    long in =
        byScore.subList(canaries - quarter, canaries).stream()
            .filter(i -> outcome.included()[i])
            .count();
    int right = (int) (out + in);
    double delta = spend.deltaTrillionths() / 1e12;
    return new OneRunAudit(
        canaries,
        2 * quarter,
        right,
        CONFIDENCE,
        EpsilonLowerBound.of(canaries, 2 * quarter, right, delta, CONFIDENCE),
        spend.epsilonMillionths() / 1e6,
        delta);
  }
}
