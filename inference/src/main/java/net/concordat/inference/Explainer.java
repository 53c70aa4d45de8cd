// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.network.ForwardNetwork;
import net.concordat.inference.network.IntegratedGradients;
import net.concordat.inference.schema.RowSchema;

/**
 * Says which fields moved a row's score away from that of a baseline; see {@link
 * IntegratedGradients}. What a category's inputs add belongs to its field. Never changes, for any
 * number of threads at once; the same row has the same explanation, bit by bit.
 */
public final class Explainer {
  private final RowSchema rows;
  private final IntegratedGradients gradients;

  Explainer(ForwardNetwork network, RowSchema rows, float[] baseline) {
    this.rows = rows;
    this.gradients = new IntegratedGradients(network, baseline);
  }

  /** What the model gives the baseline. */
  public double baselineScore() {
    return gradients.baselineScore();
  }

  /**
   * Scores and explains a row.
   *
   * @param inputs holds what {@link RowSchema#encode} made of it
   * @param offset where it begins
   */
  public Explanation explain(float[] inputs, int offset) {
    double[] ofInputs = new double[rows.width()];
    double score = gradients.explain(inputs, offset, ofInputs);
    double[] parts = new double[rows.fields().size()];
    double sum = 0;
    for (int field = 0; field < parts.length; field++) {
      for (int i = rows.offset(field); i < rows.offset(field + 1); i++) {
        parts[field] += ofInputs[i];
      }
      sum += parts[field];
    }
    return new Explanation(score, baselineScore(), parts, Math.abs(score - baselineScore() - sum));
  }

  /** The same for rows that lie one behind the other. */
  public List<Explanation> explain(float[] inputs, int offset, int count) {
    List<Explanation> all = new ArrayList<>(count);
    for (int row = 0; row < count; row++) {
      all.add(explain(inputs, offset + row * rows.width()));
    }
    return all;
  }
}
