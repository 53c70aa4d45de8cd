// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import net.concordat.worker.data.Rows;

/** Scores rows with a network; for one thread at a time. */
public final class Scorer {
  private static final int ROWS_IN_MEMORY = 64 * FusedNetwork.CHUNK;

  private final FusedNetwork network;
  private final Workspace workspace;

  /** With the parameters that the network has now; another scorer is needed for later ones. */
  public Scorer(FusedNetwork network) {
    this.network = network.with(Dropouts.NONE);
    this.workspace = this.network.workspace();
  }

  /** The probability of the event for each row, of which few are in memory at a time. */
  public double[] score(Rows rows) {
    double[] scores = new double[rows.size()];
    for (int from = 0; from < scores.length; from += ROWS_IN_MEMORY) {
      int to = Math.min(scores.length, from + ROWS_IN_MEMORY);
      System.arraycopy(score(rows.inputs(from, to)), 0, scores, from, to - from);
    }
    return scores;
  }

  /** The probability of the event for each row. */
  public double[] score(float[][] rows) {
    double[] scores = new double[rows.length];
    float[] logits = workspace.outputs().values();
    for (int first = 0; first < rows.length; first += FusedNetwork.CHUNK) {
      int count = Math.min(FusedNetwork.CHUNK, rows.length - first);
      workspace.load(rows, first, count);
      network.forward(workspace);
      for (int i = 0; i < count; i++) {
        scores[first + i] = Sigmoid.of(logits[i]);
      }
    }
    return scores;
  }
}
