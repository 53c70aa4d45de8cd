// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import java.time.LocalDate;
import java.util.List;
import net.concordat.inference.support.Checks;
import net.concordat.worker.data.source.WatchedSource;
import org.jspecify.annotations.Nullable;

/** Finds the period of rows while they are read; refuses what {@link DayWatch} does. */
public final class PeriodWatch implements WatchedSource.Watch {
  private final DayWatch days;
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;
  private @Nullable LocalDate latest;

  /** Looks at a column with days or times. */
  public PeriodWatch(String column) {
    this.days = new DayWatch(column, this::see);
  }

  private void see(LocalDate day) {
    first = first == null || day.isBefore(first) ? day : first;
    last = last == null || day.isAfter(last) ? day : last;
    latest = day;
  }

  @Override
  public void begin(String name, List<String> header) {
    days.begin(name, header);
  }

  @Override
  public void row(long row, List<String> cells) {
    days.row(row, cells);
  }

  /** The day of the row that was seen last. */
  LocalDate latest() {
    return Checks.required("day", latest);
  }

  /** From the earliest to the latest row that was seen, which must be one or more. */
  public Period period() {
    return new Period(
        Checks.required("firstDay", first).toString(), Checks.required("lastDay", last).toString());
  }

  /** For people. */
  @Override
  public String toString() {
    return first == null ? "it has no rows" : "its days are from %s to %s".formatted(first, last);
  }
}
