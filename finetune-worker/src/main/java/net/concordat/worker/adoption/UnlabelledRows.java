// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import java.util.List;
import java.util.function.Consumer;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.schema.CellException;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.BoundEncoder;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.training.Network;

/** Rows whose answers are not looked at, each with its score; read one after the other. */
final class UnlabelledRows {
  private static final int SCORED_AT_ONCE = 1024;

  private final RowSource source;
  private final FeatureSchema schema;
  private final Network network;
  private final List<WatchedColumn> columns;

  UnlabelledRows(RowSource source, Artifact version) {
    this.source = source;
    this.schema = version.schema();
    this.network = Network.of(version.architecture(), version.weights());
    this.columns = WatchedColumn.of(schema);
  }

  List<WatchedColumn> columns() {
    return columns;
  }

  String name() {
    return source.name();
  }

  /**
   * Shows each row as numbers, one for each column and the score behind them; NaN for an empty
   * cell.
   *
   * @return how many rows there are
   * @throws InvalidInputException naming source, row, column and reason, or that there are no rows
   */
  long forEach(Consumer<double[]> sink) {
    try (RowCursor cursor = source.open()) {
      BoundEncoder encoder = BoundEncoder.ofInputs(source.name(), schema, cursor.header());
      int[] places = columns.stream().mapToInt(c -> cursor.header().indexOf(c.feature())).toArray();
      float[][] inputs = new float[SCORED_AT_ONCE][schema.width()];
      double[][] values = new double[SCORED_AT_ONCE][columns.size() + 1];
      long rows = 0;
      int waiting = 0;
      for (List<String> cells = cursor.next(); cells != null; cells = cursor.next()) {
        encoder.encode(++rows, cells, inputs[waiting]);
        read(cells, places, values[waiting++]);
        if (waiting == SCORED_AT_ONCE) {
          show(inputs, values, waiting, sink);
          waiting = 0;
        }
      }
      if (rows == 0) {
        throw new InvalidInputException(source.name() + " must have rows, but has only a header");
      }
      show(inputs, values, waiting, sink);
      return rows;
    }
  }

  private void read(List<String> cells, int[] places, double[] values) {
    for (int column = 0; column < places.length; column++) {
      try {
        values[column] = columns.get(column).of(cells.get(places[column]).strip());
      } catch (CellException e) {
        throw new IllegalStateException("The encoder has taken this cell", e);
      }
    }
  }

  private void show(float[][] inputs, double[][] values, int count, Consumer<double[]> sink) {
    double[] scores = network.score(java.util.Arrays.copyOf(inputs, count));
    for (int row = 0; row < count; row++) {
      values[row][columns.size()] = scores[row];
      sink.accept(values[row]);
    }
  }
}
