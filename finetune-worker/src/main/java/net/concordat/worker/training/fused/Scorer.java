// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import net.concordat.inference.network.ForwardNetwork;
import net.concordat.worker.data.Rows;

/** Scores rows with the parameters that a network has now. */
public final class Scorer {
  private static final int ROWS_IN_MEMORY = 64 * FusedNetwork.CHUNK;

  private final ForwardNetwork network;

  /** What fills one number a row for rows that lie one behind the other. */
  private interface Reading {
    void of(float[] inputs, int count, double[] numbers, int to);
  }

  /** With the parameters that the network has now; another scorer is needed for later ones. */
  public Scorer(FusedNetwork network) {
    this.network = new ForwardNetwork(network.shape(), network.weights());
  }

  /**
   * The probability of the event for each row, or its anomaly score; few rows are in memory at a
   * time.
   */
  public double[] score(Rows rows) {
    return read(rows, this::scores);
  }

  /** The probability of the event for each row, or its anomaly score. */
  public double[] score(float[][] rows) {
    double[] scores = new double[rows.length];
    read(rows, 0, scores, this::scores);
    return scores;
  }

  /** The {@link ReconstructionLoss} of each row; of an autoencoder alone. */
  public double[] errors(Rows rows) {
    return read(
        rows, (inputs, count, numbers, to) -> network.errors(inputs, 0, count, numbers, to));
  }

  private void scores(float[] inputs, int count, double[] scores, int to) {
    network.score(inputs, 0, count, scores, to);
  }

  private double[] read(Rows rows, Reading reading) {
    double[] numbers = new double[rows.size()];
    for (int from = 0; from < numbers.length; from += ROWS_IN_MEMORY) {
      int to = Math.min(numbers.length, from + ROWS_IN_MEMORY);
      read(rows.inputs(from, to), from, numbers, reading);
    }
    return numbers;
  }

  private void read(float[][] rows, int to, double[] numbers, Reading reading) {
    int width = network.width();
    float[] chunk = new float[Math.min(rows.length, FusedNetwork.CHUNK) * width];
    for (int first = 0; first < rows.length; first += FusedNetwork.CHUNK) {
      int count = Math.min(FusedNetwork.CHUNK, rows.length - first);
      for (int i = 0; i < count; i++) {
        System.arraycopy(rows[first + i], 0, chunk, i * width, width);
      }
      reading.of(chunk, count, numbers, to + first);
    }
  }
}
