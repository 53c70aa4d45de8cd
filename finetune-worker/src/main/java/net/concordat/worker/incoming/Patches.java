// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.concordat.worker.data.CategoricalFeature;
import net.concordat.worker.data.CellException;
import net.concordat.worker.data.Feature;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.explanation.InputBlock;

/** Values that a trigger could be made of: one feature is set to one value. */
final class Patches {
  /** A value that no schema declares. */
  private static final String UNDECLARED = "(a value that is not declared)";

  private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

  private Patches() {}

  /** A feature set to a value, as a row that has it. */
  record Patch(InputBlock block, String value, float[] row) {
    float[][] on(float[][] rows) {
      return block.with(rows, row);
    }

    String words() {
      return block.feature() + " = " + value;
    }
  }

  /**
   * Of each feature the bank's own quantiles of each input, from the least to the greatest, and all
   * categories that the schema declares, also those that no row of the bank's has. Numbers beyond
   * the bank's own are not tried: there every model only extrapolates, honest ones too.
   */
  static List<Patch> of(FeatureSchema schema, float[][] rows) {
    List<Patch> patches = new ArrayList<>();
    for (InputBlock block : InputBlock.of(schema)) {
      Feature feature =
          schema.features().stream()
              .filter(f -> f.name().equals(block.feature()))
              .findFirst()
              .orElseThrow();
      if (feature instanceof CategoricalFeature category) {
        for (String value : category.values()) {
          patches.add(declared(block, feature, value, rows[0]));
        }
        if (category.other()) {
          patches.add(declared(block, feature, UNDECLARED, rows[0]));
        }
      }
      seen(block, rows).forEach(patches::add);
    }
    return patches;
  }

  private static Patch declared(InputBlock block, Feature feature, String value, float[] like) {
    float[] row = like.clone();
    for (int j = block.from(); j < block.from() + block.width(); j++) {
      row[j] = 0;
    }
    try {
      feature.encode(value, row, block.from());
    } catch (CellException e) {
      throw new IllegalStateException(block.feature() + " refuses its own value " + value, e);
    }
    return new Patch(block, value, row);
  }

  private static List<Patch> seen(InputBlock block, float[][] rows) {
    TreeSet<Integer> places = new TreeSet<>();
    for (int j = block.from(); j < block.from() + block.width(); j++) {
      int input = j;
      int[] sorted =
          IntStream.range(0, rows.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> rows[i][input]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (double quantile : QUANTILES) {
        places.add(sorted[(int) Math.round(quantile * (sorted.length - 1))]);
      }
    }
    return places.stream()
        .map(place -> new Patch(block, "as in row " + (place + 1), rows[place]))
        .toList();
  }
}
