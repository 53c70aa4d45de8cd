// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.handbook;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Scaling to mean 0 and deviation 1, fitted on rows. Only the benchmark does this: a model that
 * leaves a bank is scaled as its schema declares.
 */
record Standardizer(double[] means, double[] deviations) {
  static Standardizer of(double[][] rows) {
    int width = rows[0].length;
    double[] means = new double[width];
    double[] deviations = new double[width];
    for (int column = 0; column < width; column++) {
      SummaryStatistics statistics = new SummaryStatistics();
      for (double[] row : rows) {
        statistics.addValue(row[column]);
      }
      means[column] = statistics.getMean();
      double deviation = Math.sqrt(statistics.getPopulationVariance());
      deviations[column] = deviation > 0 ? deviation : 1;
    }
    return new Standardizer(means, deviations);
  }

  float[][] apply(double[][] rows) {
    float[][] scaled = new float[rows.length][means.length];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < means.length; column++) {
        scaled[row][column] = (float) ((rows[row][column] - means[column]) / deviations[column]);
      }
    }
    return scaled;
  }
}
