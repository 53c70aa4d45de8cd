// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.CustomerNumber;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.data.source.WatchedSource;
import net.concordat.worker.evaluation.TestRows;
import net.concordat.worker.holdout.DayWatch;

/**
 * What an evaluation knows of its rows beside their inputs, collected while they are read: eight
 * bytes for the customer, four for the day and two for each column of each row, and a sample of
 * whole rows.
 */
public final class RowFacts {
  private final RowColumns columns;
  private final List<ColumnParts> segments;
  private final List<ColumnParts> groups;
  private final RowSample sample;
  private final LongStream.Builder customers = LongStream.builder();
  private final IntStream.Builder days = IntStream.builder();

  /**
   * Before any row is read.
   *
   * @param schema whose columns count where {@code wanted} names none
   */
  public RowFacts(FeatureSchema schema, RowColumns wanted) {
    this(schema, wanted, RowSample.MOST);
  }

  RowFacts(FeatureSchema schema, RowColumns wanted, int mostOfALabel) {
    this.columns = wanted.withDefaults(schema);
    this.segments = columns.segments().stream().map(ColumnParts::new).toList();
    this.groups = columns.groups().stream().map(ColumnParts::new).toList();
    this.sample = new RowSample(schema.label(), mostOfALabel);
  }

  /**
   * The same rows, which are taken in here in the one pass over them.
   *
   * @throws net.concordat.inference.support.InvalidInputException while they are read, if a column
   *     is not there, a cell is no day, or rows cannot be told apart by a column
   */
  public RowSource watched(RowSource rows) {
    List<WatchedSource.Watch> watches = new ArrayList<>(segments);
    watches.addAll(groups);
    watches.add(sample);
    String customer = columns.customer();
    if (customer != null) {
      watches.add(new Customers(customer));
    }
    String day = columns.day();
    if (day != null) {
      watches.add(new DayWatch(day, date -> days.add((int) date.toEpochDay())));
    }
    RowSource all = rows;
    for (WatchedSource.Watch watch : watches) {
      all = new WatchedSource(all, watch);
    }
    return all;
  }

  /** Rows that name nobody are not one customer. */
  private static long number(long row, String cell) {
    String name = cell.strip();
    return CustomerNumber.of(name.isEmpty() ? "\0" + row : name);
  }

  /** Whose each row is. */
  private final class Customers implements WatchedSource.Watch {
    private final String column;
    private int place;

    Customers(String column) {
      this.column = column;
    }

    @Override
    public void begin(String name, List<String> header) {
      place = CsvTable.column(name, header, column);
    }

    @Override
    public void row(long row, List<String> cells) {
      customers.add(number(row, cells.get(place)));
    }
  }

  RowColumns columns() {
    return columns;
  }

  List<ColumnParts> segments() {
    return segments;
  }

  List<ColumnParts> groups() {
    return groups;
  }

  RowSample sample() {
    return sample;
  }

  /** Labels, customers and days. */
  TestRows rows(int[] labels) {
    TestRows plain = TestRows.of(labels);
    return new TestRows(
        labels,
        columns.customer() == null ? plain.customers() : counted(customers.build().toArray()),
        columns.day() == null ? plain.days() : days.build().toArray());
  }

  /** Customers counted from 0, in the order of their first rows. */
  private static int[] counted(long[] names) {
    long[] sorted = names.clone();
    Arrays.sort(sorted);
    int[] numbers = new int[sorted.length];
    Arrays.fill(numbers, -1);
    int seen = 0;
    int[] customers = new int[names.length];
    for (int row = 0; row < names.length; row++) {
      int place = first(sorted, names[row]);
      if (numbers[place] < 0) {
        numbers[place] = seen++;
      }
      customers[row] = numbers[place];
    }
    return customers;
  }

  /** Where a number first stands that is there. */
  private static int first(long[] sorted, long number) {
    int from = 0;
    int to = sorted.length - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < number) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
