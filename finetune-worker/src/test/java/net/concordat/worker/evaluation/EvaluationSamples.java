// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.stream.IntStream;

/** Sixty rows that are the same everywhere, for figures that were computed elsewhere. */
final class EvaluationSamples {
  static final int SIZE = 60;
  static final double[] SCORES =
      IntStream.range(0, SIZE).mapToDouble(i -> (i * 37 % SIZE + 0.5) / SIZE).toArray();
  static final int[] LABELS = labels();

  private EvaluationSamples() {}

  /** Other scores of the same rows, with ties in their first part. */
  static double[] otherScores() {
    return IntStream.range(0, SIZE)
        .mapToDouble(i -> Math.rint(SCORES[i] * 7) / 7 + (i * 13 % SIZE) / (double) SIZE * 0.5)
        .toArray();
  }

  private static int[] labels() {
    int[] labels =
        IntStream.range(0, SIZE).map(i -> SCORES[i] + i % 5 * 0.15 > 0.95 ? 1 : 0).toArray();
    labels[3] = 1;
    labels[10] = 0;
    return labels;
  }
}
