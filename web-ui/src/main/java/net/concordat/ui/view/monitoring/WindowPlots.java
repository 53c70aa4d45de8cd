// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.monitoring;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.concordat.ui.api.MonitoredWindow;
import net.concordat.ui.api.MonitoredWindow.FieldDrift;
import net.concordat.ui.api.MonitoredWindow.Outcome;
import net.concordat.ui.api.MonitoringRules;
import net.concordat.ui.part.Plot;
import net.concordat.ui.part.Plot.Axis;
import net.concordat.ui.part.Plot.Kind;
import net.concordat.ui.part.Plot.Point;
import net.concordat.ui.part.Plot.Series;
import org.jspecify.annotations.Nullable;

/**
 * Plots over time. A window stands at its beginning.
 *
 * @param windows at least one, the oldest first
 */
record WindowPlots(List<MonitoredWindow> windows, MonitoringRules rules) {
  /** As many fields as there are strokes that can be told apart. */
  private static final int FIELDS = 4;

  private static final double[] ROUND = {1, 1.5, 2, 3, 4, 5, 6, 8};

  /** How many cases were decided on. */
  Plot decisions() {
    return plot(
        translate("monitoring.plot.decisions"),
        translate("monitoring.plot.cases"),
        List.of(line("monitoring.plot.decisions.all", each -> (double) each.decisions())));
  }

  /** Which share was flagged, and which people decided otherwise. */
  Plot rates() {
    List<Series> series = new ArrayList<>();
    series.add(line("monitoring.plot.flagged", MonitoredWindow::alertRate));
    series.add(line("monitoring.plot.overridden", MonitoredWindow::overrideRate));
    series.add(
        line(
            "monitoring.plot.flagged.reference",
            each -> each.alerts() == null ? null : each.alerts().reference()));
    return plot(translate("monitoring.plot.rates"), translate("monitoring.plot.share"), series);
  }

  /**
   * How the score's distribution moved, with the limits of chance and of the plan.
   *
   * @param metric psi or ks
   */
  Plot drift(String metric) {
    boolean psi = metric.equals("psi");
    List<Series> series = new ArrayList<>();
    series.add(
        line(
            "monitoring.metric." + metric,
            each -> each.score() == null ? null : psi ? each.score().psi() : each.score().ks()));
    series.add(
        line(
            "monitoring.chance",
            each ->
                each.score() == null
                    ? null
                    : psi ? each.score().psiAlarm() : each.score().ksAlarm()));
    rules.of(metric).ifPresent(limits -> limits(limits, series));
    return plot(
        translate("monitoring.plot." + metric), translate("monitoring.metric." + metric), series);
  }

  private void limits(MonitoringRules.Limits limits, List<Series> series) {
    limit("monitoring.limit.alarm", limits.alarm(), series);
    Double proposal = limits.proposal();
    limit("monitoring.limit.proposal", proposal == null ? limits.automatic() : proposal, series);
  }

  private void limit(String name, @Nullable Double limit, List<Series> series) {
    if (limit != null) {
      series.add(line(name, each -> limit));
    }
  }

  /** How the fields moved that moved furthest. */
  Plot features(List<FieldDrift> furthest) {
    List<Series> series =
        furthest.stream()
            .limit(FIELDS)
            .map(field -> new Series(field.field(), Kind.LINE, points(each -> psi(each, field))))
            .toList();
    return plot(translate("monitoring.plot.features"), translate("monitoring.metric.psi"), series);
  }

  private static @Nullable Double psi(MonitoredWindow window, FieldDrift field) {
    return window.features().stream()
        .filter(each -> each.field().equals(field.field()))
        .findFirst()
        .map(FieldDrift::psi)
        .orElse(null);
  }

  /** How right the decisions were. */
  Plot outcomes() {
    return new Plot(
        translate("monitoring.plot.outcomes"),
        time(),
        new Axis(translate("monitoring.plot.share"), 0, 1),
        List.of(
            outcome("monitoring.metric.precision", Outcome::precision),
            outcome("monitoring.metric.recall", Outcome::recallAtAlertRate),
            outcome("monitoring.metric.pr-auc", Outcome::prAuc)));
  }

  /** How far scores were from the shares that they should be. */
  Plot errors() {
    return plot(
        translate("monitoring.plot.errors"),
        translate("monitoring.plot.error"),
        List.of(
            outcome("monitoring.metric.brier", Outcome::brier),
            outcome("monitoring.metric.calibration", Outcome::calibrationError)));
  }

  /** The share of positives by mean score, in one window. */
  static Plot calibration(Outcome outcome) {
    return new Plot(
        translate("monitoring.plot.calibration"),
        new Axis(translate("version.plot.meanScore"), 0, 1),
        new Axis(translate("version.plot.observed"), 0, 1),
        List.of(
            new Series(
                translate("version.plot.version"),
                Kind.POINTS,
                outcome.calibration().stream()
                    .map(each -> new Point(each.mean(), each.share()))
                    .toList()),
            new Series(
                translate("version.plot.true"),
                Kind.LINE,
                List.of(new Point(0, 0), new Point(1, 1)))));
  }

  private Series outcome(String name, Function<Outcome, @Nullable Double> value) {
    return line(name, each -> each.outcome() == null ? null : value.apply(each.outcome()));
  }

  private Series line(String name, Function<MonitoredWindow, @Nullable Double> value) {
    return new Series(translate(name), Kind.LINE, points(value));
  }

  private List<Point> points(Function<MonitoredWindow, @Nullable Double> value) {
    List<Point> points = new ArrayList<>();
    for (MonitoredWindow each : windows) {
      Double at = value.apply(each);
      if (at != null) {
        points.add(new Point(each.from().toEpochMilli(), at));
      }
    }
    return points;
  }

  private Plot plot(String title, String measured, List<Series> series) {
    double most =
        series.stream()
            .flatMap(each -> each.points().stream())
            .mapToDouble(Point::y)
            .max()
            .orElse(1);
    return new Plot(title, time(), new Axis(measured, 0, end(most)), series);
  }

  /** A round number beyond what is shown. */
  static double end(double most) {
    if (most <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    for (double step : ROUND) {
      if (most <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private Axis time() {
    MonitoredWindow last = windows.get(windows.size() - 1);
    return Axis.ofTime(translate("monitoring.plot.time"), windows.get(0).from(), last.to());
  }
}
