// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.evaluation.TestRows;
import net.concordat.worker.holdout.Period;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation reads of its rows beside their inputs.
 *
 * @param customer whose row it is; rows of one customer are resampled together
 * @param day when it was; alerts are counted by day, figures shown by month
 * @param segments by which figures are shown
 * @param groups of people, between which decisions are compared
 */
public record RowColumns(
    @Nullable String customer,
    @Nullable String day,
    List<RowColumn> segments,
    List<RowColumn> groups) {
  private static final int MOST_MONTHS = 24;

  /** Keeps its own lists. */
  public RowColumns {
    segments = List.copyOf(segments);
    groups = List.copyOf(groups);
  }

  /**
   * Customers and days of rows.
   *
   * @throws net.concordat.worker.InvalidInputException if a column is not there, or a cell no day
   */
  TestRows rows(CsvTable table, int[] labels) {
    TestRows plain = TestRows.of(labels);
    return new TestRows(
        labels,
        customer == null ? plain.customers() : numbers(table, customer),
        day == null
            ? plain.days()
            : Period.days(table, day).stream().mapToInt(d -> (int) d.toEpochDay()).toArray());
  }

  /** The month of each row, or its year where there are many months; none without days. */
  @Nullable List<String> periods(CsvTable table) {
    if (day == null) {
      return null;
    }
    List<LocalDate> days = Period.days(table, day);
    List<String> months = days.stream().map(d -> d.toString().substring(0, 7)).toList();
    boolean few = months.stream().distinct().count() <= MOST_MONTHS;
    return few ? months : days.stream().map(d -> d.toString().substring(0, 4)).toList();
  }

  private static int[] numbers(CsvTable table, String column) {
    int place = table.column(column);
    Map<String, Integer> seen = new HashMap<>();
    return IntStream.range(0, table.rows().size())
        .map(
            row -> {
              String name = table.rows().get(row).get(place).strip();
              // Rows that name nobody are not one customer.
              String key = name.isEmpty() ? "\0" + row : name;
              Integer number = seen.computeIfAbsent(key, k -> seen.size());
              return number;
            })
        .toArray();
  }
}
