// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;

/**
 * Where the network inputs of a column stand in a row.
 *
 * @param feature the column's name
 * @param from the first input, counted from 0
 * @param width how many there are
 */
public record InputBlock(String feature, int from, int width) {
  /** The blocks of a schema's inputs, in its order. */
  public static List<InputBlock> of(FeatureSchema schema) {
    List<InputBlock> blocks = new ArrayList<>();
    int from = 0;
    for (Feature feature : schema.inputs()) {
      blocks.add(new InputBlock(feature.name(), from, feature.width()));
      from += feature.width();
    }
    return blocks;
  }

  /** A copy of a row that has this block from another row. */
  public float[] with(float[] row, float[] other) {
    float[] changed = row.clone();
    System.arraycopy(other, from, changed, from, width);
    return changed;
  }

  /** A copy of rows of which all have this block from one row. */
  public float[][] with(float[][] rows, float[] other) {
    return Arrays.stream(rows).map(row -> with(row, other)).toArray(float[][]::new);
  }
}
