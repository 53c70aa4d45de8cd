// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import java.util.Arrays;

/**
 * What each input adds to a row's score, by integrated gradients (Sundararajan, Taly and Yan,
 * Axiomatic Attribution for Deep Networks, ICML 2017): the slope along the straight line from a
 * baseline to the row, integrated.
 *
 * <p>Slopes are taken at points of the line and, between two of them, mixed so that they explain
 * how far the network's result moved there: rectified units make it a line with kinks, and a mix of
 * the slopes before and behind one kink is exact. Where no mix comes near, more points are taken.
 * The line is straight up to the first product, whose results are thus mixed and not computed; of
 * the way back, too, that part is gone once.
 *
 * <p>Never changes, for any number of threads at once.
 */
public final class IntegratedGradients {
  /** Of how far the score moved, so much may be left unexplained of one piece of the line. */
  private static final double UNEXPLAINED = 1e-5;

  private final ForwardNetwork network;
  private final float[] baseline;
  private final double baselineScore;
  private final int edge;
  private final float[] begin;
  private final ThreadLocal<Line> lines;

  /**
   * Against a baseline.
   *
   * @param baseline the inputs of the row with which rows are compared
   */
  public IntegratedGradients(ForwardNetwork network, float[] baseline) {
    if (baseline.length != network.width()) {
      throw new IllegalArgumentException(
          "A baseline must have %d inputs, but has %d".formatted(network.width(), baseline.length));
    }
    this.network = network;
    this.baseline = baseline.clone();
    this.baselineScore = network.score(baseline, 0);
    this.edge = edgeOfFirstProduct(network);
    this.lines = ThreadLocal.withInitial(() -> new Line(network, edge));
    this.begin = lines.get().resultsOfHead(this.baseline, 0);
  }

  /** The edge behind the first product, if all before it is linear and nothing leads round it. */
  private static int edgeOfFirstProduct(ForwardNetwork network) {
    int first = 0;
    while (network.steps.get(first).isLinear()) {
      first++;
    }
    int product = first;
    boolean round =
        network.steps.stream().anyMatch(s -> s instanceof AddStep add && add.begin <= product);
    return network.steps.get(product) instanceof ProductStep && !round ? product + 1 : 0;
  }

  /** What the model gives the baseline. */
  public double baselineScore() {
    return baselineScore;
  }

  /**
   * Explains a row.
   *
   * @param inputs holds it
   * @param offset where it begins
   * @param parts takes what each input adds
   * @return the row's score
   */
  public double explain(float[] inputs, int offset, double[] parts) {
    float[] row = Arrays.copyOfRange(inputs, offset, offset + network.width());
    double score = network.score(row, 0);
    Line line = lines.get();
    line.between(baseline, begin, row);
    line.integrate(UNEXPLAINED * Math.abs(score - baselineScore));
    line.parts(parts);
    return score;
  }
}
