// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The squared distance of what comes out of a network from what went in, {@code |y - x|^2} summed
 * over a row's inputs. What is dropped of the inputs on the way does not count: it is to be found
 * again.
 */
public final class ReconstructionLoss implements Loss {
  @Override
  public void enter(Workspace chunk) {
    float[] inputs = chunk.inputs().values();
    float[] outputs = chunk.outputs().values();
    float[] errors = chunk.outputErrors().values();
    // As wide as the inputs, so padded alike, with zeros.
    int end = chunk.rows() * chunk.inputs().stride();
    for (int at = 0; at < end; at += COUNT) {
      FloatVector off = load(outputs, at).sub(load(inputs, at));
      off.add(off).intoArray(errors, at);
    }
  }

  @Override
  public double sum(Workspace chunk) {
    double sum = 0;
    for (int row = 0; row < chunk.rows(); row++) {
      sum += of(chunk, row);
    }
    return sum;
  }

  /** One row's loss after the network has computed its outputs. */
  static double of(Workspace chunk, int row) {
    int from = chunk.inputs().row(row);
    int end = from + chunk.inputs().stride();
    double sum = 0;
    for (int at = from; at < end; at++) {
      double off = (double) chunk.outputs().values()[at] - chunk.inputs().values()[at];
      sum += off * off;
    }
    return sum;
  }
}
