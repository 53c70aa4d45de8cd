// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

/**
 * Recalibration by two numbers: the log-odds of a probability are multiplied by {@code slope} and
 * {@code intercept} is added. Fitted as Platt did (Probabilistic Outputs for Support Vector
 * Machines, 1999), with his targets, which keep both finite where the classes are separated. A
 * model that is calibrated has the slope 1 and the intercept 0; a slope below 1 says that it is too
 * sure of itself.
 */
public record PlattScaling(double slope, double intercept) {
  private static final int MAX_STEPS = 100;
  private static final double CONVERGED = 1e-10;

  /** Probabilities nearer to 0 and 1 are taken for this near. */
  private static final double NEAREST = 1e-7;

  /**
   * Fits by Newton's method, each step halved until the loss falls.
   *
   * @param times how often each row counts
   */
  public static PlattScaling fit(double[] scores, int[] labels, int[] times) {
    double positives = 0;
    double all = 0;
    for (int i = 0; i < labels.length; i++) {
      positives += labels[i] * times[i];
      all += times[i];
    }
    double[] targets = {1 / (all - positives + 2), (positives + 1) / (positives + 2)};
    double[] logOdds = logOdds(scores);
    PlattScaling fitted = new PlattScaling(1, 0);
    double loss = fitted.loss(logOdds, labels, times, targets);
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] direction = fitted.newton(logOdds, labels, times, targets);
      PlattScaling next = fitted;
      double nextLoss = Double.POSITIVE_INFINITY;
      for (double size = 1; size > 1e-9 && !(nextLoss <= loss); size /= 2) {
        next =
            new PlattScaling(
                fitted.slope - size * direction[0], fitted.intercept - size * direction[1]);
        nextLoss = next.loss(logOdds, labels, times, targets);
      }
      if (!(nextLoss <= loss)) {
        break;
      }
      boolean done = loss - nextLoss <= CONVERGED * loss;
      fitted = next;
      loss = nextLoss;
      if (done) {
        break;
      }
    }
    return fitted;
  }

  /** A probability, recalibrated. */
  public double apply(double score) {
    return sigmoid(slope * logOdds(score) + intercept);
  }

  private double[] newton(double[] logOdds, int[] labels, int[] times, double[] targets) {
    double first = 0;
    double second = 0;
    double aa = 1e-12;
    double ab = 0;
    double bb = 1e-12;
    for (int i = 0; i < labels.length; i++) {
      double p = sigmoid(slope * logOdds[i] + intercept);
      double error = times[i] * (p - targets[labels[i]]);
      double curvature = times[i] * p * (1 - p);
      first += error * logOdds[i];
      second += error;
      aa += curvature * logOdds[i] * logOdds[i];
      ab += curvature * logOdds[i];
      bb += curvature;
    }
    double determinant = aa * bb - ab * ab;
    return new double[] {
      (bb * first - ab * second) / determinant, (aa * second - ab * first) / determinant
    };
  }

  private double loss(double[] logOdds, int[] labels, int[] times, double[] targets) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double margin = slope * logOdds[i] + intercept;
      double softplus = Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
      sum += times[i] * (softplus - targets[labels[i]] * margin);
    }
    return sum;
  }

  private static double[] logOdds(double[] scores) {
    double[] logOdds = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      logOdds[i] = logOdds(scores[i]);
    }
    return logOdds;
  }

  private static double logOdds(double score) {
    double p = Math.min(1 - NEAREST, Math.max(NEAREST, score));
    return Math.log(p / (1 - p));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
