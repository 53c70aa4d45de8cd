// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import net.concordat.worker.data.Rows;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * Logistic regression with an L2 penalty, the baseline a bank can have without anybody: minimises
 * the sum of log losses plus {@code penalty / 2} times the squared weights, the intercept left out
 * (as scikit-learn with {@code C = 1 / penalty}). Newton's method, each step halved until the loss
 * falls; see Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 4.4.1.
 */
public final class LogisticRegression {
  private static final int MAX_STEPS = 100;
  private static final double CONVERGED = 1e-9;

  private final double[] weights;

  private LogisticRegression(double[] weights) {
    this.weights = weights;
  }

  /**
   * Fits to rows.
   *
   * @param penalty above 0
   */
  public static LogisticRegression fit(Rows rows, double penalty) {
    if (!(penalty > 0)) {
      throw new IllegalArgumentException("The penalty must be above 0, but is " + penalty);
    }
    double[] weights = new double[rows.width() + 1];
    double loss = loss(rows, weights, penalty);
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] direction = newton(rows, weights, penalty);
      double[] next = weights;
      double nextLoss = Double.POSITIVE_INFINITY;
      for (double size = 1; size > 1e-6 && !(nextLoss <= loss); size /= 2) {
        next = move(weights, direction, size);
        nextLoss = loss(rows, next, penalty);
      }
      if (!(nextLoss <= loss)) {
        break;
      }
      boolean done = loss - nextLoss <= CONVERGED * Math.abs(loss);
      weights = next;
      loss = nextLoss;
      if (done) {
        break;
      }
    }
    return new LogisticRegression(weights);
  }

  /** The probability of the event for each row. */
  public double[] score(float[][] rows) {
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = 1 / (1 + Math.exp(-margin(weights, rows[i])));
    }
    return scores;
  }

  private static double[] newton(Rows rows, double[] weights, double penalty) {
    int size = weights.length;
    double[] gradient = new double[size];
    double[][] hessian = new double[size][size];
    double[] x = new double[size];
    x[size - 1] = 1;
    float[] inputs = new float[size - 1];
    for (int row = 0; row < rows.size(); row++) {
      rows.copy(row, inputs, 0);
      for (int j = 0; j < size - 1; j++) {
        x[j] = inputs[j];
      }
      double p = 1 / (1 + Math.exp(-margin(weights, inputs)));
      double curvature = p * (1 - p);
      for (int j = 0; j < size; j++) {
        gradient[j] += (p - rows.label(row)) * x[j];
        double scaled = curvature * x[j];
        for (int k = 0; k <= j && scaled != 0; k++) {
          hessian[j][k] += scaled * x[k];
        }
      }
    }
    for (int j = 0; j < size; j++) {
      boolean intercept = j == size - 1;
      gradient[j] += intercept ? 0 : penalty * weights[j];
      // The intercept is free, but a class that is perfectly predicted must not make it singular.
      hessian[j][j] += intercept ? 1e-9 : penalty;
      for (int k = 0; k < j; k++) {
        hessian[k][j] = hessian[j][k];
      }
    }
    RealVector direction =
        new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1e-8, 1e-14)
            .getSolver()
            .solve(new ArrayRealVector(gradient, false));
    return direction.toArray();
  }

  private static double loss(Rows rows, double[] weights, double penalty) {
    double sum = 0;
    float[] inputs = new float[weights.length - 1];
    for (int row = 0; row < rows.size(); row++) {
      rows.copy(row, inputs, 0);
      double margin = margin(weights, inputs);
      double wrong = rows.label(row) == 1 ? -margin : margin;
      sum += Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong)));
    }
    for (int j = 0; j < weights.length - 1; j++) {
      sum += penalty / 2 * weights[j] * weights[j];
    }
    return sum;
  }

  private static double[] move(double[] weights, double[] direction, double size) {
    double[] moved = weights.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] -= size * direction[j];
    }
    return moved;
  }

  private static double margin(double[] weights, float[] row) {
    double sum = weights[weights.length - 1];
    for (int j = 0; j < row.length; j++) {
      sum += weights[j] * row[j];
    }
    return sum;
  }
}
