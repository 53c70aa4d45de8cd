// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.util.ArrayList;
import java.util.List;
import net.concordat.worker.evaluation.DecisionRule;
import net.concordat.worker.report.RowColumn;
import net.concordat.worker.report.RowColumns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an evaluation looks at. */
final class ReportOptions {
  @Option(
      names = "--customer-column",
      description = "whose row it is; rows of one customer are resampled together")
  private @Nullable String customer;

  @Option(
      names = "--day-column",
      description = "when a row was; alerts count by day, and figures are shown by month")
  private @Nullable String day;

  @Option(
      names = "--segment-column",
      paramLabel = "COLUMN[=CUT,...]",
      description = "show figures by the values of a column, or by spans between cuts; repeatable")
  private List<String> segments = new ArrayList<>();

  @Option(
      names = "--group-column",
      paramLabel = "COLUMN[=CUT,...]",
      description =
          "compare decisions between groups of people, such as sex or age=26,60; repeatable")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--attacker-column",
      paramLabel = "COLUMN",
      description =
          "a feature that somebody who evades the model can choose; repeatable; without it, all")
  private List<String> attacked = new ArrayList<>();

  @Option(
      names = "--missed-cost",
      defaultValue = "1",
      description = "cost of an event that is not flagged; ${DEFAULT-VALUE}")
  private double missedCost;

  @Option(
      names = "--alert-cost",
      defaultValue = "1",
      description = "cost of a row that is flagged without having the event; ${DEFAULT-VALUE}")
  private double alertCost;

  @Option(
      names = "--threshold",
      description =
          "probability from which on rows are flagged; without it, the cheapest by the two costs")
  private @Nullable Double threshold;

  @Option(
      names = "--alerts-per-day",
      defaultValue = "100",
      description = "customers (cards) that can be looked at in a day; ${DEFAULT-VALUE}")
  private int alertsPerDay;

  RowColumns columns() {
    return new RowColumns(
        customer,
        day,
        segments.stream().map(RowColumn::parse).toList(),
        groups.stream().map(RowColumn::parse).toList(),
        attacked);
  }

  DecisionRule rule() {
    return new DecisionRule(
        threshold == null ? DecisionRule.cheapestThreshold(missedCost, alertCost) : threshold,
        missedCost,
        alertCost,
        alertsPerDay);
  }
}
