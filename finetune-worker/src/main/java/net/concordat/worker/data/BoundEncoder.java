// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.inference.schema.CellException;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.schema.Times;
import net.concordat.inference.support.InvalidInputException;

/** A schema against the header of one source: knows where each column stands. */
public final class BoundEncoder {
  private static final int NONE = -1;

  private final String source;
  private final FeatureSchema schema;
  private final int[] columns;
  private final int label;
  private final int customer;
  private final int time;
  private final float[] unseen;

  /**
   * Finds the columns.
   *
   * @throws InvalidInputException naming all columns that are missing
   */
  public BoundEncoder(String source, FeatureSchema schema, List<String> header) {
    this(source, schema, header, schema.columns());
  }

  /** Finds the features alone: neither answers nor customers nor times can be asked for. */
  public static BoundEncoder ofInputs(String source, FeatureSchema schema, List<String> header) {
    return new BoundEncoder(source, schema, header, schema.featureNames());
  }

  private BoundEncoder(
      String source, FeatureSchema schema, List<String> header, List<String> needed) {
    this.source = source;
    this.schema = schema;
    this.columns = schema.features().stream().mapToInt(f -> header.indexOf(f.name())).toArray();
    this.label = header.indexOf(schema.label());
    this.customer = place(header, schema.rowColumns().customer());
    this.time = place(header, schema.rowColumns().time());
    this.unseen = new float[schema.features().stream().mapToInt(Feature::width).max().orElse(0)];
    requireAll(header, new ArrayList<>(needed));
  }

  private static int place(List<String> header, @org.jspecify.annotations.Nullable String name) {
    return name == null ? NONE : header.indexOf(name);
  }

  private void requireAll(List<String> header, List<String> needed) {
    needed.removeAll(header);
    if (!needed.isEmpty()) {
      throw new InvalidInputException(
          "%s must have %s, but has only %s"
              .formatted(
                  source,
                  needed.size() == 1
                      ? "a column '%s'".formatted(needed.get(0))
                      : "the columns " + needed,
                  header));
    }
  }

  /**
   * Writes a row's inputs.
   *
   * @param row its number, from 1
   */
  public void encode(long row, List<String> cells, float[] out) {
    Arrays.fill(out, 0);
    int offset = 0;
    for (int f = 0; f < columns.length; f++) {
      Feature feature = schema.features().get(f);
      try {
        if (feature.isInput()) {
          feature.encode(cells.get(columns[f]).strip(), out, offset);
          offset += feature.width();
        } else {
          feature.encode(cells.get(columns[f]).strip(), unseen, 0);
        }
      } catch (CellException e) {
        throw refused(row, feature.name(), e.getMessage());
      }
    }
  }

  /** A row's answer: 1 for the event, 0 for none. */
  public int label(long row, List<String> cells) {
    String cell = cells.get(label).strip();
    return switch (cell) {
      case "0" -> 0;
      case "1" -> 1;
      default ->
          throw refused(
              row,
              schema.label(),
              "the label must be 0 or 1, but is '%s'".formatted(NumericFeature.abbreviated(cell)));
    };
  }

  /** The customer's name as a number; two of a million names meet in one of 9 million such sets. */
  public long customer(long row, List<String> cells) {
    if (customer == NONE) {
      return row - 1;
    }
    String name = cells.get(customer).strip();
    if (name.isEmpty()) {
      throw refused(row, String.valueOf(schema.rowColumns().customer()), "must name a customer");
    }
    return CustomerNumber.of(name);
  }

  /** When it was; see {@link Rows#time}. */
  public long time(long row, List<String> cells) {
    if (time == NONE) {
      return 0;
    }
    try {
      return Times.parse(cells.get(time).strip()).toEpochSecond(ZoneOffset.UTC);
    } catch (CellException e) {
      throw refused(row, String.valueOf(schema.rowColumns().time()), e.getMessage());
    }
  }

  InvalidInputException refused(
      long row, String column, @org.jspecify.annotations.Nullable String reason) {
    return new InvalidInputException(
        "%s, row %d, column '%s': %s".formatted(source, row, column, reason));
  }
}
