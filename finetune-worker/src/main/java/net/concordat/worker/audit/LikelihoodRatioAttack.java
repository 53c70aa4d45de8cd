// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.audit;

/**
 * The likelihood-ratio attack (LiRA; Carlini et al., "Membership Inference Attacks From First
 * Principles", IEEE S&amp;P 2022): what a model says of a row is compared with what models say that
 * were trained with that row, and with what models say that were not. As the authors do with few
 * shadow models, the variances are those over all rows.
 */
final class LikelihoodRatioAttack {
  // A model that is sure of everything must not make a variance of 0.
  private static final double LEAST_VARIANCE = 1e-6;

  private final double[] meanIn;
  private final double[] meanOut;
  private final double varianceIn;
  private final double varianceOut;

  /**
   * Learns from shadow models.
   *
   * @param confidences of each shadow model in each row, such as {@link #confidence} gives them
   * @param trainedOn whether each shadow model was trained on each row; each row by some and not by
   *     others
   */
  LikelihoodRatioAttack(double[][] confidences, boolean[][] trainedOn) {
    int rows = confidences[0].length;
    this.meanIn = new double[rows];
    this.meanOut = new double[rows];
    for (int row = 0; row < rows; row++) {
      meanIn[row] = mean(confidences, trainedOn, row, true);
      meanOut[row] = mean(confidences, trainedOn, row, false);
    }
    this.varianceIn = variance(confidences, trainedOn, meanIn, true);
    this.varianceOut = variance(confidences, trainedOn, meanOut, false);
  }

  /**
   * How sure a model is of the label that a row has: the logarithm of the odds.
   *
   * @param probability of the event, by the model
   * @param label 1 for the event, 0 for none
   */
  static double confidence(double probability, int label) {
    double bounded = Math.min(1 - 1e-7, Math.max(1e-7, probability));
    double odds = Math.log(bounded) - Math.log1p(-bounded);
    return label == 1 ? odds : -odds;
  }

  /** How much more a row's confidence looks like that of a model that was trained on it. */
  double score(int row, double confidence) {
    return logDensity(confidence, meanIn[row], varianceIn)
        - logDensity(confidence, meanOut[row], varianceOut);
  }

  private static double logDensity(double x, double mean, double variance) {
    return -0.5 * ((x - mean) * (x - mean) / variance + Math.log(variance));
  }

  private static double mean(double[][] values, boolean[][] trainedOn, int row, boolean in) {
    double sum = 0;
    int count = 0;
    for (int shadow = 0; shadow < values.length; shadow++) {
      if (trainedOn[shadow][row] == in) {
        sum += values[shadow][row];
        count++;
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          "Row %d needs shadow models that were trained %s it"
              .formatted(row, in ? "on" : "without"));
    }
    return sum / count;
  }

  private static double variance(
      double[][] values, boolean[][] trainedOn, double[] means, boolean in) {
    double squares = 0;
    long count = 0;
    for (int shadow = 0; shadow < values.length; shadow++) {
      for (int row = 0; row < means.length; row++) {
        if (trainedOn[shadow][row] == in) {
          double off = values[shadow][row] - means[row];
          squares += off * off;
          count++;
        }
      }
    }
    // One mean for each row was taken from the same numbers.
    return Math.max(LEAST_VARIANCE, squares / Math.max(1, count - means.length));
  }
}
