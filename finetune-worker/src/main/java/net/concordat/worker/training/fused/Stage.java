// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import java.util.List;

/**
 * One operation of a network. It takes the values at its edge and gives those at the next one;
 * errors go the other way. What it keeps of a chunk of rows is in the workspace, so threads share
 * it.
 */
abstract class Stage {
  final int edge;
  final int inputs;
  final int units;

  Stage(int edge, int inputs, int units) {
    this.edge = edge;
    this.inputs = inputs;
    this.units = units;
  }

  /** Its parts of the network, if it learns anything. */
  List<Slice> slices() {
    return List.of();
  }

  /** What it keeps of a chunk beside values and errors. */
  float[] scratch(int rows) {
    return new float[0];
  }

  /** Room for what it gives. */
  Grid room(int rows) {
    return Grid.of(rows, units);
  }

  /** Is told that the parameters have changed. */
  void prepare(float[] parameters) {}

  /** Values at the next edge from those at its own. */
  abstract void forward(Workspace chunk);

  /** Turns errors of what it gives into errors of what its parts give. */
  void enterErrors(Workspace chunk) {}

  /** Errors at its edge from those at the next one. */
  abstract void backward(Workspace chunk);

  /** Adds the chunk's gradients of its parts. */
  void addGradient(Workspace chunk, float[] into) {}

  /** Where its parts' inputs and errors are. */
  List<Trace> traces(Workspace chunk) {
    return List.of();
  }
}
