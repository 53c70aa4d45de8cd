// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.schema.BooleanFeature;
import net.concordat.inference.schema.CategoricalFeature;
import net.concordat.inference.schema.CellException;
import net.concordat.inference.schema.DatetimeFeature;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.schema.OrdinalFeature;

/**
 * What is counted of a column. A cell becomes a number: the number itself, the place of a value
 * among {@code values}, or NaN where the cell is empty.
 *
 * @param feature the column in the header
 * @param name of the feature; of a time one for each part
 * @param values that are counted apart; none where numbers are counted in spans
 * @param ordered whether the values have an order
 * @param reading of a cell that the feature allows
 */
record WatchedColumn(
    String feature, String name, List<String> values, boolean ordered, Reading reading) {
  private static final String OTHER = "(other)";

  /** How a cell becomes a number. */
  @FunctionalInterface
  interface Reading {
    double of(String cell) throws CellException;
  }

  /** All that is counted of rows of a schema, also of columns that the network does not see. */
  static List<WatchedColumn> of(FeatureSchema schema) {
    List<WatchedColumn> columns = new ArrayList<>();
    schema.features().forEach(feature -> columns.addAll(of(feature)));
    return columns;
  }

  private static List<WatchedColumn> of(Feature feature) {
    if (feature instanceof DatetimeFeature time) {
      return parts(time);
    }
    if (feature instanceof CategoricalFeature category) {
      List<String> values = new ArrayList<>(category.values());
      if (category.other()) {
        values.add(OTHER);
      }
      return List.of(valued(feature, values, false));
    }
    if (feature instanceof OrdinalFeature ordinal) {
      return List.of(valued(feature, ordinal.values(), true));
    }
    if (feature instanceof BooleanFeature) {
      return List.of(
          new WatchedColumn(
              feature.name(),
              feature.name(),
              List.of("0", "1"),
              true,
              cell -> cell.equals("1") || cell.equals("true") ? 1 : 0));
    }
    NumericFeature number = (NumericFeature) feature;
    return List.of(
        new WatchedColumn(number.name(), number.name(), List.of(), true, WatchedColumn::parse));
  }

  private static double parse(String cell) {
    return Double.parseDouble(cell);
  }

  private static WatchedColumn valued(Feature feature, List<String> values, boolean ordered) {
    return new WatchedColumn(
        feature.name(),
        feature.name(),
        values,
        ordered,
        cell -> {
          int place = values.indexOf(cell);
          return place < 0 ? values.size() - 1 : place;
        });
  }

  /** Each part as its share of the full turn, found again from sine and cosine. */
  private static List<WatchedColumn> parts(DatetimeFeature time) {
    List<WatchedColumn> columns = new ArrayList<>();
    for (int i = 0; i < time.parts().size(); i++) {
      int sine = 2 * i;
      columns.add(
          new WatchedColumn(
              time.name(),
              "%s (%s)".formatted(time.name(), time.parts().get(i)),
              List.of(),
              true,
              cell -> {
                float[] inputs = new float[time.width()];
                time.encode(cell, inputs, 0);
                double turn = Math.atan2(inputs[sine], inputs[sine + 1]) / (2 * Math.PI);
                // The beginning of a turn must not come out as its end by a rounding.
                return turn < -1e-6 ? turn + 1 : Math.max(0, turn);
              }));
    }
    return columns;
  }

  /** What a cell that the feature allows counts as; NaN where it is empty. */
  double of(String cell) throws CellException {
    return cell.isEmpty() ? Double.NaN : reading.of(cell);
  }
}
