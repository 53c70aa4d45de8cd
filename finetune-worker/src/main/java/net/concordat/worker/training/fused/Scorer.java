// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

/** Scores rows with a network; for one thread at a time. */
public final class Scorer {
  private final FusedNetwork network;
  private final Workspace workspace;

  /** With the parameters that the network has now; another scorer is needed for later ones. */
  public Scorer(FusedNetwork network) {
    this.network = network.with(Dropouts.NONE);
    this.workspace = this.network.workspace();
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
