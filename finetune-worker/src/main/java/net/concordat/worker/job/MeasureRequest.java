// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.inference.support.Checks;
import net.concordat.worker.report.RowColumn;
import org.jspecify.annotations.Nullable;

/**
 * On which rows a job measures what it made, and what its report shows; as the options of {@code
 * evaluate}. The version that the job began from is measured beside it.
 *
 * @param data file with the rows of a holdout, in the worker's data folder
 * @param holdout file with the commitment to them, there too
 * @param local file with a pretraining request for the bank's own history, there too; a network
 *     from scratch and a logistic regression are then measured as well
 * @param customerColumn whose row it is
 * @param dayColumn when a row was
 * @param segmentColumns by which columns figures are shown
 * @param groupColumns between which groups of people decisions are compared
 * @param missedCost of an event that is not flagged; absent for 1
 * @param alertCost of a row that is flagged without having the event; absent for 1
 * @param alertsPerDay how many customers can be looked at in a day; absent for 100
 */
public record MeasureRequest(
    String data,
    String holdout,
    @Nullable String local,
    @Nullable String customerColumn,
    @Nullable String dayColumn,
    @Nullable List<String> segmentColumns,
    @Nullable List<String> groupColumns,
    @Nullable Double missedCost,
    @Nullable Double alertCost,
    @Nullable Integer alertsPerDay) {
  private static final int LONGEST_NAME = 1_000;
  private static final int MOST_COLUMNS = 20;

  /** Refuses missing fields, and what {@code evaluate} would refuse only after training. */
  public MeasureRequest {
    Checks.required("measure.data", data);
    Checks.required("measure.holdout", holdout);
    segmentColumns = columns("measure.segmentColumns", segmentColumns);
    groupColumns = columns("measure.groupColumns", groupColumns);
    range("measure.missedCost", missedCost);
    range("measure.alertCost", alertCost);
    if (alertsPerDay != null) {
      Checks.range("measure.alertsPerDay", alertsPerDay, 1, 10_000_000);
    }
  }

  private static List<String> columns(String name, @Nullable List<String> given) {
    List<String> columns = Checks.list(name, given == null ? List.of() : given, 0, MOST_COLUMNS);
    for (String column : columns) {
      Checks.text(name, column, LONGEST_NAME);
      RowColumn.parse(column);
    }
    return columns;
  }

  private static void range(String name, @Nullable Double cost) {
    if (cost != null) {
      Checks.range(name, cost, 1e-9, 1e12);
    }
  }

  /** The files that must be in the worker's data folder, by the names of their fields. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("data", data);
    files.put("holdout", holdout);
    if (local != null) {
      files.put("local", local);
    }
    return files;
  }

  /** What says what the report shows. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    add(options, "--customer-column", customerColumn);
    add(options, "--day-column", dayColumn);
    Objects.requireNonNull(segmentColumns).forEach(c -> add(options, "--segment-column", c));
    Objects.requireNonNull(groupColumns).forEach(c -> add(options, "--group-column", c));
    add(options, "--missed-cost", missedCost);
    add(options, "--alert-cost", alertCost);
    add(options, "--alerts-per-day", alertsPerDay);
    return options;
  }

  private static void add(List<String> options, String name, @Nullable Object value) {
    if (value != null) {
      options.add(name + "=" + value);
    }
  }
}
