// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.load;

/** The end of a residual block: adds what went into it. */
final class AddStep extends Step {
  /** The edge where the block began. */
  final int begin;

  AddStep(int edge, int units, int begin) {
    super(edge, units, units);
    this.begin = begin;
  }

  @Override
  boolean readsPadding() {
    return true;
  }

  @Override
  void forward(Room room, int rows) {
    float[] through = room.values(edge);
    float[] round = room.values(begin);
    float[] out = room.values(edge + 1);
    for (int at = 0; at < rows * stride(); at += COUNT) {
      load(through, at).add(load(round, at)).intoArray(out, at);
    }
  }

  @Override
  void backward(Room room, int rows) {
    System.arraycopy(room.errors(edge + 1), 0, room.errors(edge), 0, rows * stride());
  }

  /** Adds the slopes of the way round the block to those of the way through it. */
  void rejoin(Room room, int rows) {
    float[] round = room.errors(edge + 1);
    float[] through = room.errors(begin);
    for (int at = 0; at < rows * stride(); at += COUNT) {
      load(through, at).add(load(round, at)).intoArray(through, at);
    }
  }
}
