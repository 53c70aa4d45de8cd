// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.Json;
import net.concordat.worker.data.BoundEncoder;
import net.concordat.worker.data.DigestedRows;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.RowCursor;
import org.apache.spark.api.java.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source through, with the worker's reader, and encodes one share of its rows. Each task
 * unpacks and splits all text, which is the small part of the work; so quoted line ends, gzip and
 * Parquet mean what they mean to the worker.
 *
 * @param file path of the rows, the same on each machine
 * @param schema as JSON
 */
record ReadShare(String file, byte[] schema, Blocks blocks) implements Function<Integer, Share> {
  @Override
  public Share call(Integer number) {
    Reading reading = new Reading(Json.read(schema, FeatureSchema.class, "the schema"));
    try (RowCursor cursor = DataSpec.of(Path.of(file)).open()) {
      reading.columns = cursor.header();
      reading.read(cursor, number);
    } catch (InvalidInputException e) {
      reading.refusal = new Share.Refusal(reading.row, String.valueOf(e.getMessage()));
    }
    return reading.share(number);
  }

  private final class Reading {
    private final FeatureSchema schema;
    private final List<float[]> features = new ArrayList<>();
    private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
    private final LongStream.Builder customers = LongStream.builder();
    private final LongStream.Builder times = LongStream.builder();
    private final ByteArrayOutputStream digests = new ByteArrayOutputStream();
    private List<String> columns = List.of();
    private long row;
    private Share.@Nullable Refusal refusal;

    Reading(FeatureSchema schema) {
      this.schema = schema;
    }

    void read(RowCursor cursor, int number) {
      BoundEncoder encoder = new BoundEncoder(file, schema, columns);
      while (true) {
        row++;
        List<String> cells = cursor.next();
        if (cells == null) {
          return;
        }
        if (blocks.share(Math.toIntExact(row - 1)) == number) {
          float[] inputs = new float[schema.width()];
          encoder.encode(row, cells, inputs);
          features.add(inputs);
          labels.write(encoder.label(row, cells));
          customers.add(encoder.customer(row, cells));
          times.add(encoder.time(row, cells));
          digests.writeBytes(DigestedRows.digest(cells));
        }
      }
    }

    Share share(int number) {
      Share.Facts facts =
          new Share.Facts(
              List.copyOf(columns),
              labels.toByteArray(),
              customers.build().toArray(),
              times.build().toArray(),
              digests.toByteArray(),
              refusal);
      return new Share(
          number, facts, refusal == null ? features.toArray(float[][]::new) : new float[0][]);
    }
  }
}
