// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import java.time.LocalDate;
import java.util.List;
import net.concordat.worker.Checks;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.source.WatchedSource;
import org.jspecify.annotations.Nullable;

/** Finds the period of rows while they are read; refuses what {@link Period#of} does. */
public final class PeriodWatch implements WatchedSource.Watch {
  private final String column;
  private int place;
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;

  /** Looks at a column with days or times. */
  public PeriodWatch(String column) {
    this.column = column;
  }

  @Override
  public void begin(String name, List<String> header) {
    place = CsvTable.column(name, header, column);
  }

  @Override
  public void row(long row, List<String> cells) {
    LocalDate day = Period.dayOf(column, cells.get(place));
    first = first == null || day.isBefore(first) ? day : first;
    last = last == null || day.isAfter(last) ? day : last;
  }

  /** From the earliest to the latest row that was seen, which must be one or more. */
  public Period period() {
    return new Period(
        Checks.required("firstDay", first).toString(), Checks.required("lastDay", last).toString());
  }
}
