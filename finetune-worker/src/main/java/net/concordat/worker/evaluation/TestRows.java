// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import net.concordat.inference.support.InvalidInputException;

/**
 * What an evaluation knows of its rows beside their inputs; the arrays are not to be written to.
 *
 * @param labels 1 for the event, 0 for none
 * @param customers whose row it is, counted from 0; each row its own customer where none are named
 * @param days when it was, as a number of days; all the same where no days are named
 */
public record TestRows(int[] labels, int[] customers, int[] days) {
  /** Refuses columns of different lengths. */
  public TestRows {
    if (labels.length != customers.length || labels.length != days.length) {
      throw new IllegalArgumentException(
          "%d labels, %d customers and %d days are not of the same rows"
              .formatted(labels.length, customers.length, days.length));
    }
  }

  /** Rows of which only the answers are known. */
  public static TestRows of(int[] labels) {
    return new TestRows(
        labels, IntStream.range(0, labels.length).toArray(), new int[labels.length]);
  }

  /** How many rows. */
  public int size() {
    return labels.length;
  }

  /** How many rows have the event. */
  public int positives() {
    return Arrays.stream(labels).sum();
  }

  /** The rows at these places, in this order. */
  public TestRows select(int[] places) {
    return new TestRows(
        Arrays.stream(places).map(i -> labels[i]).toArray(),
        Arrays.stream(places).map(i -> customers[i]).toArray(),
        Arrays.stream(places).map(i -> days[i]).toArray());
  }

  /** How many customers there are. */
  public int customerCount() {
    BitSet seen = new BitSet();
    Arrays.stream(customers).forEach(seen::set);
    return seen.cardinality();
  }

  /** One more than the greatest number of a customer. */
  int customerNumbers() {
    return Arrays.stream(customers).max().orElse(-1) + 1;
  }

  /** Whether some customer has more than one row. */
  public boolean grouped() {
    return customerCount() < size();
  }

  /**
   * Requires that something can be measured.
   *
   * @throws InvalidInputException if fewer than two customers have the event, or have rows without
   */
  public TestRows requireBothClasses() {
    for (int label = 0; label <= 1; label++) {
      int wanted = label;
      long customersOf =
          IntStream.range(0, size())
              .filter(i -> labels[i] == wanted)
              .map(i -> customers[i])
              .distinct()
              .limit(2)
              .count();
      if (customersOf < 2) {
        throw new InvalidInputException(
            "An evaluation needs at least two rows of each label, of different customers, but %d of %d rows have label 1"
                .formatted(positives(), size()));
      }
    }
    return this;
  }
}
