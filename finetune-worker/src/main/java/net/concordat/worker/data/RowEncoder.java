// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.nio.file.Path;
import java.util.List;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
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
    BoundEncoder encoder = new BoundEncoder(table.source(), schema, table.header());
    int width = schema.width();
    int count = table.rows().size();
    if (count == 0) {
      throw new InvalidInputException(table.source() + " must have rows, but has only a header");
    }
    float[][] inputs = new float[count][width];
    int[] labels = new int[count];
    long[] customers = new long[count];
    long[] times = new long[count];
    for (int row = 0; row < count; row++) {
      List<String> cells = table.rows().get(row);
      encoder.encode(row + 1L, cells, inputs[row]);
      labels[row] = encoder.label(row + 1L, cells);
      customers[row] = encoder.customer(row + 1L, cells);
      times[row] = encoder.time(row + 1L, cells);
    }
    return new LabelledRows(inputs, labels, customers, times);
  }
}
