// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.BoundEncoder;
import net.concordat.worker.data.ColumnFindings;
import net.concordat.worker.data.DigestingCursor;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;

/** Reads and encodes rows, with the worker's reader. */
final class ShareReader implements AutoCloseable {
  private final FeatureSchema schema;
  private final RowSource source;
  private final RowCursor cursor;
  private final BoundEncoder encoder;
  private List<String> columns = List.of();
  private ByteArrayOutputStream digests = new ByteArrayOutputStream();
  private long row;

  /**
   * Begins to read.
   *
   * @param mapping brings the source under the schema's names
   */
  ShareReader(RowSource given, UnaryOperator<RowSource> mapping, FeatureSchema schema) {
    this.schema = schema;
    this.source = mapping.apply(noted(given));
    this.cursor = source.open();
    this.encoder = new BoundEncoder(source.name(), schema, cursor.header());
    this.row = cursor.rowsBefore();
  }

  /** The same rows, whose columns and digests are noted here: as the bank has them. */
  private RowSource noted(RowSource given) {
    return RowSource.of(
        given.name(),
        () -> {
          RowCursor rows = given.open();
          columns = rows.header();
          return new DigestingCursor(given.name(), rows, digest -> digests.writeBytes(digest));
        });
  }

  /**
   * Reads on.
   *
   * @param most how many rows; fewer come only at the end
   * @throws InvalidInputException naming source, row, column and reason
   */
  Share read(int number, int most) {
    digests = new ByteArrayOutputStream();
    List<float[]> features = new ArrayList<>();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    LongStream.Builder customers = LongStream.builder();
    LongStream.Builder times = LongStream.builder();
    ColumnFindings findings = new ColumnFindings(source, schema, cursor.header());
    while (features.size() < most) {
      row++;
      List<String> cells = cursor.next();
      if (cells == null) {
        break;
      }
      float[] inputs = new float[schema.width()];
      encoder.encode(row, cells, inputs);
      features.add(inputs);
      labels.write(encoder.label(row, cells));
      customers.add(encoder.customer(row, cells));
      times.add(encoder.time(row, cells));
      findings.add(cells);
    }
    Share.Facts facts =
        new Share.Facts(
            List.copyOf(columns),
            labels.toByteArray(),
            customers.build().toArray(),
            times.build().toArray(),
            digests.toByteArray(),
            findings,
            null);
    return new Share(number, facts, features.toArray(float[][]::new));
  }

  /** The number of the row that was read last, or could not be read; from 1. */
  long row() {
    return row;
  }

  @Override
  public void close() {
    cursor.close();
  }
}
