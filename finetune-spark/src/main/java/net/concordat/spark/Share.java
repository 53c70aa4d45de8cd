// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.ColumnFindings;
import net.concordat.worker.data.LabelledRows;
import org.jspecify.annotations.Nullable;

/**
 * The encoded rows of one share, in the order of the source.
 *
 * @param number of the share, from 0
 * @param facts what the driver has to know
 * @param features network inputs, one array for each row
 */
record Share(int number, Facts facts, float[][] features) implements Serializable {

  /**
   * What a share tells of its rows.
   *
   * @param columns of the source
   * @param labels one for each row: 1 for the event, 0 for none
   * @param customers see {@link net.concordat.worker.data.Rows#customer}
   * @param times see {@link net.concordat.worker.data.Rows#time}
   * @param digests of the rows' cells, one after the other
   * @param findings what is odd about the rows as a whole; null where the driver knows it
   * @param refusal why the rows cannot be used, if so
   */
  record Facts(
      List<String> columns,
      byte[] labels,
      long[] customers,
      long[] times,
      byte[] digests,
      @Nullable ColumnFindings findings,
      @Nullable Refusal refusal)
      implements Serializable {}

  /**
   * Rows that cannot be used.
   *
   * @param row the one at fault, from 1; 0 for the header
   * @param sentence for a person
   */
  record Refusal(long row, String sentence) implements Serializable {}

  /** A share whose rows cannot be used. */
  static Share refused(int number, long row, InvalidInputException reason) {
    Refusal refusal = new Refusal(row, String.valueOf(reason.getMessage()));
    Facts facts =
        new Facts(List.of(), new byte[0], new long[0], new long[0], new byte[0], null, refusal);
    return new Share(number, facts, new float[0][]);
  }

  /** One share of several that follow one another. */
  static Share of(int number, List<Share> slices) {
    List<float[]> features = new ArrayList<>();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    LongStream.Builder customers = LongStream.builder();
    LongStream.Builder times = LongStream.builder();
    ByteArrayOutputStream digests = new ByteArrayOutputStream();
    for (Share slice : slices) {
      features.addAll(Arrays.asList(slice.features));
      labels.writeBytes(slice.facts.labels);
      Arrays.stream(slice.facts.customers).forEach(customers);
      Arrays.stream(slice.facts.times).forEach(times);
      digests.writeBytes(slice.facts.digests);
    }
    Facts facts =
        new Facts(
            slices.get(0).facts.columns,
            labels.toByteArray(),
            customers.build().toArray(),
            times.build().toArray(),
            digests.toByteArray(),
            null,
            null);
    return new Share(number, facts, features.toArray(float[][]::new));
  }

  /** Rows at some places of the share, in that order. */
  LabelledRows at(int[] places) {
    float[][] chosen = new float[places.length][];
    int[] labels = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      chosen[i] = features[places[i]];
      labels[i] = facts.labels()[places[i]];
    }
    return new LabelledRows(chosen, labels);
  }
}
