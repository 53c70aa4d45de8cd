// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Encoded rows with their answers, in memory. The arrays are not to be written to.
 *
 * @param features network inputs, one array per row, all of the same length
 * @param labels 1 for the event, 0 for none
 * @param customers see {@link Rows#customer}
 * @param times see {@link Rows#time}
 */
public record LabelledRows(float[][] features, int[] labels, long[] customers, long[] times)
    implements Rows {
  /** How many numbers memory brings at a time. */
  private static final int CACHE_LINE = 16;

  /** Refuses rows and answers that do not match. */
  public LabelledRows {
    if (features.length != labels.length
        || features.length != customers.length
        || features.length != times.length) {
      throw new IllegalArgumentException(
          "%d rows cannot have %d labels, %d customers and %d times"
              .formatted(features.length, labels.length, customers.length, times.length));
    }
  }

  /** Rows of which neither customer nor time is known. */
  public LabelledRows(float[][] features, int[] labels) {
    this(features, labels, LongStream.range(0, labels.length).toArray(), new long[labels.length]);
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int width() {
    return features.length == 0 ? 0 : features[0].length;
  }

  @Override
  public int label(int row) {
    return labels[row];
  }

  @Override
  public void copy(int row, float[] into, int offset) {
    System.arraycopy(features[row], 0, into, offset, features[row].length);
  }

  @Override
  public int touch(int[] places, int first, int count) {
    int bits = 0;
    for (int i = first; i < first + count; i++) {
      float[] row = features[places[i]];
      for (int at = 0; at < row.length; at += CACHE_LINE) {
        bits += Float.floatToRawIntBits(row[at]);
      }
      bits += Float.floatToRawIntBits(row[row.length - 1]) + labels[places[i]];
    }
    return bits;
  }

  @Override
  public long customer(int row) {
    return customers[row];
  }

  @Override
  public long time(int row) {
    return times[row];
  }

  @Override
  public int positives() {
    return Arrays.stream(labels).sum();
  }

  @Override
  public LabelledRows select(int[] places) {
    float[][] chosen = new float[places.length][];
    int[] answers = new int[places.length];
    long[] whose = new long[places.length];
    long[] when = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      chosen[i] = features[places[i]];
      answers[i] = labels[places[i]];
      whose[i] = customers[places[i]];
      when[i] = times[places[i]];
    }
    return new LabelledRows(chosen, answers, whose, when);
  }

  /**
   * These rows followed by another bank's: banks share no customers, so where customers are not
   * named each row stays its own.
   */
  public LabelledRows and(LabelledRows others) {
    float[][] both = Arrays.copyOf(features, size() + others.size());
    int[] answers = Arrays.copyOf(labels, size() + others.size());
    long[] whose = Arrays.copyOf(customers, size() + others.size());
    long[] when = Arrays.copyOf(times, size() + others.size());
    System.arraycopy(others.features, 0, both, size(), others.size());
    System.arraycopy(others.labels, 0, answers, size(), others.size());
    System.arraycopy(others.times, 0, when, size(), others.size());
    long free = Arrays.stream(customers).max().orElse(-1) + 1;
    for (int i = 0; i < others.size(); i++) {
      whose[size() + i] = free + others.customers[i];
    }
    return new LabelledRows(both, answers, whose, when);
  }
}
