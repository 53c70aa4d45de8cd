// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.inference.network.Lanes.COUNT;
import static net.concordat.inference.network.Lanes.load;

/** The end of a residual block: adds what went into it. */
final class SkipStage extends Stage {
  private final int begin;

  /**
   * At an edge.
   *
   * @param begin the edge where the block began
   */
  SkipStage(int edge, int units, int begin) {
    super(edge, units, units);
    this.begin = begin;
  }

  int begin() {
    return begin;
  }

  @Override
  void forward(Workspace chunk) {
    Grid out = chunk.values(edge + 1);
    System.arraycopy(chunk.values(edge).values(), 0, out.values(), 0, chunk.rows() * out.stride());
    add(chunk.values(begin), out, chunk.rows());
  }

  @Override
  void backward(Workspace chunk) {
    Grid given = chunk.errors(edge + 1);
    System.arraycopy(
        given.values(), 0, chunk.errors(edge).values(), 0, chunk.rows() * given.stride());
  }

  /** Adds the errors that came round the block to those that came through it. */
  void rejoin(Workspace chunk) {
    add(chunk.errors(edge + 1), chunk.errors(begin), chunk.rows());
  }

  private static void add(Grid from, Grid to, int rows) {
    int end = rows * to.stride();
    for (int at = 0; at < end; at += COUNT) {
      load(to.values(), at).add(load(from.values(), at)).intoArray(to.values(), at);
    }
  }
}
