// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.evaluation.TestRows;
import net.concordat.worker.explanation.InputBlock;
import net.concordat.worker.holdout.Period;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation reads of its rows beside their inputs.
 *
 * @param customer whose row it is; rows of one customer are resampled together
 * @param day when it was; alerts are counted by day, figures shown by month
 * @param segments by which figures are shown
 * @param groups of people, between which decisions are compared
 * @param attacked features that an attacker can choose; all of them where none is named
 */
public record RowColumns(
    @Nullable String customer,
    @Nullable String day,
    List<RowColumn> segments,
    List<RowColumn> groups,
    List<String> attacked) {
  private static final int MOST_MONTHS = 24;

  /** Keeps its own lists. */
  public RowColumns {
    segments = List.copyOf(segments);
    groups = List.copyOf(groups);
    attacked = List.copyOf(attacked);
  }

  /** The same columns, and where none are named those that the schema declares. */
  RowColumns withDefaults(FeatureSchema schema) {
    List<RowColumn> people =
        schema.features().stream()
            .filter(feature -> feature.protection() != null)
            .map(feature -> feature.name())
            .filter(name -> groups.stream().noneMatch(group -> group.name().equals(name)))
            .map(name -> new RowColumn(name, List.of()))
            .toList();
    return new RowColumns(
        customer == null ? schema.rowColumns().customer() : customer,
        day == null ? schema.rowColumns().time() : day,
        segments,
        Stream.concat(groups.stream(), people.stream()).toList(),
        attacked);
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

  /**
   * The inputs that an attacker can choose.
   *
   * @throws InvalidInputException if the schema has no such feature
   */
  List<InputBlock> mutable(FeatureSchema schema) {
    List<InputBlock> blocks = InputBlock.of(schema);
    List<String> names = blocks.stream().map(InputBlock::feature).toList();
    if (!names.containsAll(attacked)) {
      throw new InvalidInputException(
          "What can be changed must be features of the schema, %s, but given were %s"
              .formatted(names, attacked));
    }
    return blocks.stream()
        .filter(block -> attacked.isEmpty() || attacked.contains(block.feature()))
        .toList();
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
