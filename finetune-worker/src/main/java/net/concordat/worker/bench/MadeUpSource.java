// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * As many rows as wanted, of which none is kept: the bench's rows again and again.
 *
 * @param rows which come again
 * @param count how many come
 */
record MadeUpSource(LabelledRows rows, int count) implements RowSource {
  static final FeatureSchema SCHEMA =
      new FeatureSchema(
          FeatureSchema.FORMAT,
          "bench",
          "Made-up numbers",
          "label",
          IntStream.range(0, Scene.SHAPE.inputs())
              .<Feature>mapToObj(
                  i ->
                      new NumericFeature(
                          "x" + i, -100, 100, NumericFeature.Transform.NONE, 0, 1, null))
              .toList());

  static final List<String> HEADER =
      Stream.concat(SCHEMA.features().stream().map(Feature::name), Stream.of(SCHEMA.label()))
          .toList();

  /** A row as text. */
  static List<String> cells(float[] inputs, int label) {
    List<String> cells = new ArrayList<>(HEADER.size());
    for (float input : inputs) {
      cells.add(Float.toString(input));
    }
    cells.add(Integer.toString(label));
    return cells;
  }

  @Override
  public String name() {
    return "made-up rows";
  }

  @Override
  public RowCursor open() {
    return new RowCursor() {
      private int row;

      @Override
      public List<String> header() {
        return HEADER;
      }

      @Override
      public @Nullable List<String> next() {
        if (row == count) {
          return null;
        }
        int place = row++ % rows.size();
        return cells(rows.features()[place], rows.label(place));
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
