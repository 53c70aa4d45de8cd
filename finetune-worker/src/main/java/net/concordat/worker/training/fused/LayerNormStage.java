// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

/** Brings each row to mean 0 and variance 1. */
final class LayerNormStage extends ScaleStage {
  LayerNormStage(int edge, Slice slice) {
    super(edge, slice);
  }

  @Override
  void normalize(Workspace chunk, int row, Grid normal) {
    Grid in = chunk.values(edge);
    int from = in.row(row);
    double sum = 0;
    for (int j = 0; j < units; j++) {
      sum += in.values()[from + j];
    }
    double mean = sum / units;
    double squares = 0;
    for (int j = 0; j < units; j++) {
      double off = in.values()[from + j] - mean;
      squares += off * off;
    }
    double factor = 1 / Math.sqrt(squares / units + SMALLEST_VARIANCE);
    int to = normal.row(row);
    for (int j = 0; j < units; j++) {
      normal.values()[to + j] = (float) ((in.values()[from + j] - mean) * factor);
    }
    normal.values()[factorAt(chunk, row)] = (float) factor;
  }

  @Override
  void backward(Workspace chunk) {
    Grid normal = normal(chunk);
    Grid given = chunk.errors(edge + 1);
    Grid out = chunk.errors(edge);
    for (int row = 0; row < chunk.rows(); row++) {
      int from = given.row(row);
      int at = normal.row(row);
      double sum = 0;
      double along = 0;
      for (int j = 0; j < units; j++) {
        double error = (double) given.values()[from + j] * gain[j];
        sum += error;
        along += error * normal.values()[at + j];
      }
      double factor = normal.values()[factorAt(chunk, row)];
      for (int j = 0; j < units; j++) {
        double error = (double) given.values()[from + j] * gain[j];
        double off = error - sum / units - normal.values()[at + j] * (along / units);
        out.values()[out.row(row) + j] = (float) (factor * off);
      }
    }
  }

  private int factorAt(Workspace chunk, int row) {
    return chunk.scratch(edge).length - 1 - row;
  }
}
