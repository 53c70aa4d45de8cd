// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.nio.file.Path;
import java.util.List;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.data.source.RowSource;

/** Turns the cells of a table into network inputs, as a schema declares. */
public final class RowEncoder {
  private final FeatureSchema schema;

  /** Encodes by this schema. */
  public RowEncoder(FeatureSchema schema) {
    this.schema = schema;
  }

  /**
   * Reads and encodes a file; columns that the schema does not name are ignored.
   *
   * @throws InvalidInputException naming file, row, column and reason
   */
  public LabelledRows read(Path file) {
    return encode(CsvTable.read(file));
  }

  /** Reads and encodes a source; see {@link #read(Path)}. */
  public LabelledRows read(RowSource source) {
    return encode(CsvTable.read(source));
  }

  /**
   * Encodes a table.
   *
   * @throws InvalidInputException naming table, row, column and reason
   */
  public LabelledRows encode(CsvTable table) {
    List<Feature> features = schema.features();
    int[] columns = features.stream().mapToInt(f -> table.column(f.name())).toArray();
    int labelColumn = table.column(schema.label());
    int width = schema.width();
    int count = table.rows().size();
    if (count == 0) {
      throw new InvalidInputException(table.source() + " must have rows, but has only a header");
    }
    float[][] inputs = new float[count][];
    int[] labels = new int[count];
    for (int row = 0; row < count; row++) {
      List<String> cells = table.rows().get(row);
      inputs[row] = new float[width];
      int offset = 0;
      for (int f = 0; f < columns.length; f++) {
        Feature feature = features.get(f);
        encodeCell(table, row, feature, cells.get(columns[f]), inputs[row], offset);
        offset += feature.width();
      }
      labels[row] = label(table, row, cells.get(labelColumn));
    }
    return new LabelledRows(inputs, labels);
  }

  private static void encodeCell(
      CsvTable table, int row, Feature feature, String cell, float[] out, int offset) {
    try {
      feature.encode(cell.strip(), out, offset);
    } catch (CellException e) {
      throw new InvalidInputException(
          "%s, row %d, column '%s': %s"
              .formatted(table.source(), row + 1, feature.name(), e.getMessage()),
          e);
    }
  }

  private int label(CsvTable table, int row, String cell) {
    return switch (cell.strip()) {
      case "0" -> 0;
      case "1" -> 1;
      default ->
          throw new InvalidInputException(
              "%s, row %d, column '%s': the label must be 0 or 1, but is '%s'"
                  .formatted(
                      table.source(), row + 1, schema.label(), NumericFeature.abbreviated(cell)));
    };
  }
}
