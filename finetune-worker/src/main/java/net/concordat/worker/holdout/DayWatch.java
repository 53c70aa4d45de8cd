// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.source.WatchedSource;

/** Sees the day of each row while rows are read. */
public final class DayWatch implements WatchedSource.Watch {
  private static final int DAY = "2026-01-31".length();

  private final String column;
  private final Consumer<LocalDate> days;
  private String source = "";
  private int place;

  /**
   * Looks at a column.
   *
   * @param column with a day, or with a time that begins with its day
   * @param days gets that of each row
   */
  public DayWatch(String column, Consumer<LocalDate> days) {
    this.column = column;
    this.days = days;
  }

  @Override
  public void begin(String name, List<String> header) {
    source = name;
    place = CsvTable.column(name, header, column);
  }

  /**
   * Sees a row.
   *
   * @throws InvalidInputException if its cell has no day
   */
  @Override
  public void row(long row, List<String> cells) {
    String text = cells.get(place).strip();
    String day = text.length() > DAY ? text.substring(0, DAY) : text;
    try {
      days.accept(LocalDate.parse(day));
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "%s, row %d, column '%s': must hold a day such as 2026-01-31, or a time that begins with one, but holds '%s'"
              .formatted(source, row, column, day),
          e);
    }
  }
}
