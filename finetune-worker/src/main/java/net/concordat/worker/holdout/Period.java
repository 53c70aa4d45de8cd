// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import net.concordat.worker.Checks;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.data.CsvTable;

/**
 * The days that rows are from.
 *
 * @param firstDay of the earliest, such as 2026-01-31
 * @param lastDay of the latest, not before the first
 */
public record Period(String firstDay, String lastDay) {
  private static final int DAY = "2026-01-31".length();

  /** Refuses what is no day, and a period that ends before it begins. */
  public Period {
    if (day("lastDay", lastDay).isBefore(day("firstDay", firstDay))) {
      throw new InvalidInputException(
          "'lastDay' must not be before 'firstDay', %s, but is %s".formatted(firstDay, lastDay));
    }
  }

  /**
   * The period from the earliest to the latest row.
   *
   * @param column with a day, or with a time that begins with its day
   * @throws InvalidInputException if there is no such column, or a cell has no day
   */
  public static Period of(CsvTable table, String column) {
    List<LocalDate> days = days(table, column);
    return new Period(Collections.min(days).toString(), Collections.max(days).toString());
  }

  /**
   * The day of each row.
   *
   * @param column as for {@link #of}
   * @throws InvalidInputException likewise
   */
  public static List<LocalDate> days(CsvTable table, String column) {
    int place = table.column(column);
    return table.rows().stream().map(row -> dayOf(column, row.get(place))).toList();
  }

  /** The day that a cell has, or begins with; see {@link #of}. */
  public static LocalDate dayOf(String column, String cell) {
    return day(column, start(cell));
  }

  private static String start(String cell) {
    String text = cell.strip();
    return text.length() > DAY ? text.substring(0, DAY) : text;
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(Checks.required(name, text));
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "'%s' must be a day such as 2026-01-31, but is '%s'".formatted(name, start(text)), e);
    }
  }
}
