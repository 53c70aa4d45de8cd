// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.Rows;

/**
 * A split in time order, by customer, or both. In time order the model learns only from rows whose
 * label was known when the first row to validate on came. Where customers with rows on both sides
 * would be torn apart, a share of them is drawn to be validated on, and what they have on the other
 * side is left out.
 */
final class OrderedSplit {
  private static final long SECONDS_A_DAY = 86_400;

  private final Rows rows;
  private final IntPredicate event;
  private final double share;
  private final Side[] sides;
  private final StringBuilder sentence = new StringBuilder();

  private enum Side {
    FIT,
    VALIDATION,
    LEFT_OUT
  }

  private OrderedSplit(Rows rows, IntPredicate event, double share) {
    this.rows = rows;
    this.event = event;
    this.share = share;
    this.sides = new Side[rows.size()];
  }

  /**
   * Splits.
   *
   * @param event whether a row has it
   * @param delay days after which a label is known
   * @param seed of the draw of customers
   * @throws InvalidInputException if a side would have no row
   */
  static RowSplit of(
      Rows rows, IntPredicate event, SplitRule rule, double share, int delay, long seed) {
    OrderedSplit split = new OrderedSplit(rows, event, share);
    if (rule.isByTime()) {
      split.byTime(delay);
    }
    if (rule.isByCustomer()) {
      split.byCustomer(rule.isByTime(), seed);
    }
    return new RowSplit(
        split.select(Side.FIT), split.select(Side.VALIDATION), split.sentence.toString());
  }

  private Rows select(Side side) {
    return rows.select(
        IntStream.range(0, sides.length).filter(row -> sides[row] == side).toArray());
  }

  private long count(Side side) {
    return Arrays.stream(sides).filter(one -> one == side).count();
  }

  private void byTime(int delay) {
    long[] times = LongStream.range(0, sides.length).map(row -> rows.time((int) row)).toArray();
    Arrays.sort(times);
    long begin = begin(times);
    for (int row = 0; row < sides.length; row++) {
      boolean known = rows.time(row) + delay * SECONDS_A_DAY < begin;
      sides[row] = rows.time(row) >= begin ? Side.VALIDATION : known ? Side.FIT : Side.LEFT_OUT;
    }
    if (count(Side.FIT) == 0) {
      throw new InvalidInputException(
          "A validation split in time order trains on rows whose label was known %d days later, before the first row to validate on of %s, but the first of all rows is of %s"
              .formatted(delay, day(begin), day(times[0])));
    }
    sentence.append(
        "Validation rows are those from %s on, %d of %d; %d rows of the %d days before, whose label was not known by then, are left out of training"
            .formatted(
                day(begin), count(Side.VALIDATION), sides.length, count(Side.LEFT_OUT), delay));
  }

  /** The time from which on rows are validated on: rows of the same time stay together. */
  private long begin(long[] times) {
    int held = (int) Math.max(1, Math.round(share * times.length));
    int wanted = times.length - held;
    int first = wanted;
    while (first > 0 && times[first - 1] == times[wanted]) {
      first--;
    }
    int next = wanted;
    while (next < times.length && times[next] == times[wanted]) {
      next++;
    }
    boolean later = next < times.length && (first == 0 || next - wanted < wanted - first);
    if (first == 0 && !later) {
      throw new InvalidInputException(
          "A validation split in time order needs rows of two times, but all %d are of %s"
              .formatted(times.length, day(times[0])));
    }
    return times[later ? next : first];
  }

  private static LocalDateTime day(long time) {
    return LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC);
  }

  private void byCustomer(boolean inTime, long seed) {
    long[] names =
        LongStream.range(0, sides.length)
            .map(row -> rows.customer((int) row))
            .sorted()
            .distinct()
            .toArray();
    BitSet torn = inTime ? onBothSides(names) : all(names.length);
    BitSet drawn = draw(names, torn, new Random(seed));
    for (int row = 0; row < sides.length; row++) {
      int customer = place(names, row);
      if (torn.get(customer) && sides[row] != Side.LEFT_OUT) {
        Side side = drawn.get(customer) ? Side.VALIDATION : Side.FIT;
        sides[row] = inTime && sides[row] != side ? Side.LEFT_OUT : side;
      }
    }
    requireBothSides(names.length);
    sentence.append(
        inTime
            ? "; of %d customers on both sides %d are validated on and the others trained on, which leaves %d rows to train on and %d to validate on"
                .formatted(
                    torn.cardinality(),
                    drawn.cardinality(),
                    count(Side.FIT),
                    count(Side.VALIDATION))
            : "Validation rows are those of %d of %d customers, %d of %d"
                .formatted(
                    drawn.cardinality(), names.length, count(Side.VALIDATION), sides.length));
  }

  private void requireBothSides(int customers) {
    if (count(Side.FIT) == 0 || count(Side.VALIDATION) == 0) {
      throw new InvalidInputException(
          "A validation split by customer needs customers for both sides, but of %d customers no row is left to %s"
              .formatted(customers, count(Side.FIT) == 0 ? "train on" : "validate on"));
    }
  }

  private int place(long[] names, int row) {
    return Arrays.binarySearch(names, rows.customer(row));
  }

  private static BitSet all(int count) {
    BitSet all = new BitSet(count);
    all.set(0, count);
    return all;
  }

  private BitSet onBothSides(long[] names) {
    BitSet fitted = new BitSet(names.length);
    BitSet validated = new BitSet(names.length);
    for (int row = 0; row < sides.length; row++) {
      if (sides[row] != Side.LEFT_OUT) {
        (sides[row] == Side.FIT ? fitted : validated).set(place(names, row));
      }
    }
    fitted.and(validated);
    return fitted;
  }

  /** So that both sides have events, customers with one and without are drawn by themselves. */
  private BitSet draw(long[] names, BitSet among, Random random) {
    BitSet withEvent = new BitSet(names.length);
    for (int row = 0; row < sides.length; row++) {
      if (event.test(row) && sides[row] != Side.LEFT_OUT) {
        withEvent.set(place(names, row));
      }
    }
    BitSet drawn = new BitSet(names.length);
    for (boolean event : new boolean[] {false, true}) {
      int[] customers = among.stream().filter(i -> withEvent.get(i) == event).toArray();
      RowSplit.shuffle(customers, random);
      long wanted = Math.max(1, Math.round(share * customers.length));
      Arrays.stream(customers)
          .limit(Math.max(0, Math.min(customers.length - 1, wanted)))
          .forEach(drawn::set);
    }
    return drawn;
  }
}
