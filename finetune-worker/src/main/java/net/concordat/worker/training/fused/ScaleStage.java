// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import java.util.List;
import net.concordat.inference.network.Lanes;

/** Scales and shifts what a kind of normalisation makes of each row. */
abstract class ScaleStage extends Stage {
  static final double SMALLEST_VARIANCE = 1e-5;

  final Slice slice;
  final float[] gain;
  private final float[] shift;

  ScaleStage(int edge, Slice slice) {
    super(edge, slice.part().units(), slice.part().units());
    this.slice = slice;
    this.gain = new float[units];
    this.shift = new float[units];
  }

  /** Normalises the values of one row. */
  abstract void normalize(Workspace chunk, int row, Grid normal);

  @Override
  List<Slice> slices() {
    return List.of(slice);
  }

  /** The normalised rows, then one number a row. */
  @Override
  float[] scratch(int rows) {
    return new float[rows * (Lanes.padded(units) + 1)];
  }

  final Grid normal(Workspace chunk) {
    return new Grid(chunk.scratch(edge), 0, Lanes.padded(units));
  }

  @Override
  void prepare(float[] parameters) {
    System.arraycopy(parameters, slice.offset(), gain, 0, units);
    System.arraycopy(parameters, slice.biasOffset(), shift, 0, units);
  }

  @Override
  final void forward(Workspace chunk) {
    Grid normal = normal(chunk);
    Grid out = chunk.values(edge + 1);
    for (int row = 0; row < chunk.rows(); row++) {
      normalize(chunk, row, normal);
      int from = normal.row(row);
      int to = out.row(row);
      for (int j = 0; j < units; j++) {
        out.values()[to + j] = Math.fma(gain[j], normal.values()[from + j], shift[j]);
      }
    }
  }

  @Override
  void addGradient(Workspace chunk, float[] into) {
    Grid normal = normal(chunk);
    Grid errors = chunk.errors(edge + 1);
    for (int j = 0; j < units; j++) {
      float gains = 0;
      float shifts = 0;
      for (int row = 0; row < chunk.rows(); row++) {
        float error = errors.values()[errors.row(row) + j];
        gains = Math.fma(error, normal.values()[normal.row(row) + j], gains);
        shifts += error;
      }
      into[slice.offset() + j] += gains;
      into[slice.biasOffset() + j] += shifts;
    }
  }

  @Override
  List<Trace> traces(Workspace chunk) {
    return List.of(new Trace(slice, normal(chunk), chunk.errors(edge + 1)));
  }
}
