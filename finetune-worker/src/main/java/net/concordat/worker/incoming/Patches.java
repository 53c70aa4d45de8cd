// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.concordat.inference.schema.CategoricalFeature;
import net.concordat.inference.schema.CellException;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.explanation.InputBlock;

/** Values that a trigger could be made of: one feature is set to one value. */
final class Patches {
  /** A value that no schema declares. */
  private static final String UNDECLARED = "(a value that is not declared)";

  private static final double[] QUANTILES = {
    0.005, 0.01, 0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97, 0.99, 0.995
  };

  /** Where triggers hide that hardly any row has. */
  private static final double[] RARE = {0.001, 0.002, 0.998, 0.999};

  private static final double USUAL = 0.1;

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
   * Of each feature the quantiles of each input in rows without the event, and all categories that
   * the schema declares, also those that no row of the bank's has. Each value is there once.
   */
  static List<Patch> of(FeatureSchema schema, LabelledRows own) {
    int[] ordinary = IntStream.range(0, own.size()).filter(i -> own.labels()[i] == 0).toArray();
    float[][] rows = own.features();
    Map<List<Object>, Patch> patches = new LinkedHashMap<>();
    for (InputBlock block : InputBlock.of(schema)) {
      Feature feature =
          schema.features().stream()
              .filter(f -> f.name().equals(block.feature()))
              .findFirst()
              .orElseThrow();
      if (feature instanceof CategoricalFeature category) {
        for (String value : category.values()) {
          add(declared(block, feature, value, rows[0]), patches);
        }
        if (category.other()) {
          add(declared(block, feature, UNDECLARED, rows[0]), patches);
        }
      }
      seen(block, rows, ordinary).forEach(patch -> add(patch, patches));
    }
    return List.copyOf(patches.values());
  }

  private static void add(Patch patch, Map<List<Object>, Patch> patches) {
    InputBlock block = patch.block();
    ByteBuffer value = ByteBuffer.allocate(Float.BYTES * block.width());
    for (int j = 0; j < block.width(); j++) {
      value.putFloat(patch.row()[block.from() + j]);
    }
    patches.putIfAbsent(List.of(block.feature(), value.flip()), patch);
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

  /**
   * The least and the greatest value are tried only if they are no farther from the last quantile
   * than the 10 or 90 % quantile is from the median: farther out every model only extrapolates,
   * honest ones too.
   */
  private static List<Patch> seen(InputBlock block, float[][] rows, int[] ordinary) {
    TreeSet<Integer> places = new TreeSet<>();
    for (int j = block.from(); j < block.from() + block.width(); j++) {
      int input = j;
      int[] sorted =
          IntStream.of(ordinary)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> rows[i][input]))
              .mapToInt(Integer::intValue)
              .toArray();
      DoubleStream.concat(Arrays.stream(QUANTILES), Arrays.stream(RARE))
          .forEach(quantile -> places.add(at(quantile, sorted)));
      for (int end = 0; end < 2; end++) {
        float last = rows[at(QUANTILES[end * (QUANTILES.length - 1)], sorted)][input];
        float usual = rows[at(end == 0 ? USUAL : 1 - USUAL, sorted)][input];
        float beyond = Math.abs(rows[at(end, sorted)][input] - last);
        if (beyond <= Math.abs(usual - rows[at(0.5, sorted)][input])) {
          places.add(at(end, sorted));
        }
      }
    }
    return places.stream()
        .map(place -> new Patch(block, "as in row " + (place + 1), rows[place]))
        .toList();
  }

  private static int at(double quantile, int[] sorted) {
    return sorted[(int) Math.round(quantile * (sorted.length - 1))];
  }
}
