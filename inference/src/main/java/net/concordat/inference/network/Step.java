// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

/**
 * One operation on rows: makes the numbers at the next edge of those at its own. It holds no row,
 * so threads share it.
 */
abstract class Step {
  final int edge;
  final int inputs;
  final int units;

  Step(int edge, int inputs, int units) {
    this.edge = edge;
    this.inputs = inputs;
    this.units = units;
  }

  /** From the beginning of one of its results to that of the next. */
  int stride() {
    return Lanes.padded(units);
  }

  /** How many numbers it keeps beside its results. */
  int scratch() {
    return 0;
  }

  /** Whether it reads the zeros that fill rows up. */
  boolean readsPadding() {
    return false;
  }

  /** Whether it does the same along a straight line of rows: all but its constant is linear. */
  boolean isLinear() {
    return false;
  }

  abstract void forward(Room room, int rows);

  /** Slopes of the result by the numbers at its edge, from those at the next one. */
  abstract void backward(Room room, int rows);
}
