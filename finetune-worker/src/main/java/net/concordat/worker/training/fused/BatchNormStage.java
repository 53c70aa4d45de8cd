// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

/**
 * Brings each unit to mean 0 and variance 1 by kept statistics, which training leaves as they are:
 * so no row's result depends on another row.
 */
final class BatchNormStage extends ScaleStage {
  private final float[] mean;
  private final float[] factor;

  BatchNormStage(int edge, Slice slice) {
    super(edge, slice);
    this.mean = new float[units];
    this.factor = new float[units];
  }

  @Override
  void prepare(float[] parameters) {
    super.prepare(parameters);
    System.arraycopy(parameters, slice.offset() + units, mean, 0, units);
    for (int j = 0; j < units; j++) {
      double variance = parameters[slice.offset() + 2 * units + j];
      factor[j] = (float) (1 / Math.sqrt(variance + SMALLEST_VARIANCE));
    }
  }

  @Override
  void normalize(Workspace chunk, int row, Grid normal) {
    Grid in = chunk.values(edge);
    int from = in.row(row);
    int to = normal.row(row);
    for (int j = 0; j < units; j++) {
      normal.values()[to + j] = (in.values()[from + j] - mean[j]) * factor[j];
    }
  }

  @Override
  void backward(Workspace chunk) {
    Grid given = chunk.errors(edge + 1);
    Grid out = chunk.errors(edge);
    for (int row = 0; row < chunk.rows(); row++) {
      int from = given.row(row);
      int to = out.row(row);
      for (int j = 0; j < units; j++) {
        out.values()[to + j] = given.values()[from + j] * gain[j] * factor[j];
      }
    }
  }
}
