// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import java.util.List;
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
   * @param refusal why the rows cannot be used, if so
   */
  record Facts(
      List<String> columns,
      byte[] labels,
      long[] customers,
      long[] times,
      byte[] digests,
      @Nullable Refusal refusal)
      implements Serializable {}

  /**
   * Rows that cannot be used: a task that threw would be tried again, and its sentence buried.
   *
   * @param row the one at fault, from 1; 0 for the header
   * @param sentence for a person
   */
  record Refusal(long row, String sentence) implements Serializable {}

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
