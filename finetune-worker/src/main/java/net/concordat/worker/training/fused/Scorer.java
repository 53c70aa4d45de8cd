// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import net.concordat.inference.artifact.Layer;
import net.concordat.worker.data.Rows;

/** Scores rows with a network; for one thread at a time. */
public final class Scorer {
  private static final int ROWS_IN_MEMORY = 64 * FusedNetwork.CHUNK;

  private final FusedNetwork network;
  private final Workspace workspace;
  private final Reading score;

  /** One number of a row, from what came out of the network. */
  private interface Reading {
    double of(Workspace chunk, int row);
  }

  /** With the parameters that the network has now; another scorer is needed for later ones. */
  public Scorer(FusedNetwork network) {
    this.network = network.with(Dropouts.NONE);
    this.workspace = this.network.workspace();
    Layer.Reconstruction last = network.shape().reconstruction();
    this.score =
        last == null
            ? (chunk, row) -> Sigmoid.of(chunk.outputs().values()[row])
            : (chunk, row) -> last.score(ReconstructionLoss.of(chunk, row));
  }

  /**
   * The probability of the event for each row, or its anomaly score; few rows are in memory at a
   * time.
   */
  public double[] score(Rows rows) {
    return read(rows, score);
  }

  /** The probability of the event for each row, or its anomaly score. */
  public double[] score(float[][] rows) {
    return read(rows, score);
  }

  /** The {@link ReconstructionLoss} of each row; of an autoencoder alone. */
  public double[] errors(Rows rows) {
    return read(rows, ReconstructionLoss::of);
  }

  private double[] read(Rows rows, Reading reading) {
    double[] numbers = new double[rows.size()];
    for (int from = 0; from < numbers.length; from += ROWS_IN_MEMORY) {
      int to = Math.min(numbers.length, from + ROWS_IN_MEMORY);
      System.arraycopy(read(rows.inputs(from, to), reading), 0, numbers, from, to - from);
    }
    return numbers;
  }

  private double[] read(float[][] rows, Reading reading) {
    double[] numbers = new double[rows.length];
    for (int first = 0; first < rows.length; first += FusedNetwork.CHUNK) {
      int count = Math.min(FusedNetwork.CHUNK, rows.length - first);
      workspace.load(rows, first, count);
      network.forward(workspace);
      for (int i = 0; i < count; i++) {
        numbers[first + i] = reading.of(workspace, i);
      }
    }
    return numbers;
  }
}
