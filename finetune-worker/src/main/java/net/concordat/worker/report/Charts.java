// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import net.concordat.worker.evaluation.Calibration;
import net.concordat.worker.evaluation.Curves;
import net.concordat.worker.evaluation.Difference;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.IsotonicRegression;
import net.concordat.worker.evaluation.PlattScaling;

/** The curves of a report. */
final class Charts {
  private static final double[] UNIT = {0, 1};
  private static final int STEPS = 100;

  private Charts() {}

  static String section(EvaluationReport report) {
    Curves curves = report.curves();
    double events = (double) report.positives() / report.rows();
    return Html.section(
        "Curves",
        "<div class='charts'>",
        Html.figure(
            "ROC: events found by rows wrongly flagged. The dashed line is a guess.",
            curve("ROC curve", "False-positive rate", "Recall", curves.roc(), 1)
                .line("reference", "a guess", UNIT, UNIT)
                .text()),
        Html.figure(
            "Precision by recall. The dashed line is the share of events, which a guess has.",
            curve("Precision-recall curve", "Recall", "Precision", curves.precisionRecall(), 1)
                .line("reference", "a guess", UNIT, new double[] {events, events})
                .text()),
        Html.figure(
            "Calibration: how often rows with such a score have the event (tenths of the rows).",
            calibration(report.calibration())),
        Html.figure(
            "Cost at the best threshold, as a share of the worst, by how much of the cost events carry. Dashed: all or none flagged.",
            curve("Cost curve", "Probability cost of the event", "Cost", curves.cost(), 0.5)
                .line(
                    "reference",
                    "without a model",
                    new double[] {0, 0.5, 1},
                    new double[] {0, 0.5, 0})
                .text()),
        "</div>",
        Html.paragraph("Bands are 95 % intervals at each place."),
        recalibration(report.calibration()));
  }

  private static Svg curve(
      String title, String x, String y, List<Curves.Point> points, double top) {
    double[] xs = all(points, Curves.Point::x);
    boolean cost = top < 1;
    return new Svg(title, x, y, UNIT, new double[] {0, top})
        .legendAt(cost ? 0 : 0.4, cost ? 0 : 0.55)
        .band("band", xs, all(points, Curves.Point::low), all(points, Curves.Point::high))
        .line("one", "this version", xs, all(points, Curves.Point::value));
  }

  private static String calibration(Calibration calibration) {
    double most =
        calibration.bins().stream()
            .mapToDouble(bin -> Math.max(bin.meanScore(), bin.observed().high()))
            .max()
            .orElse(1);
    double[] range = {0, Math.min(1, Math.ceil(most * 10) / 10)};
    Svg svg = new Svg("Calibration curve", "Mean score", "Share of events", range, range);
    svg.line("reference", "true probabilities", range, range);
    double[] xs = new double[STEPS + 1];
    double[] platt = new double[STEPS + 1];
    double[] isotonic = new double[STEPS + 1];
    PlattScaling fitted =
        new PlattScaling(calibration.plattSlope().value(), calibration.plattIntercept().value());
    for (int i = 0; i <= STEPS; i++) {
      xs[i] = range[1] * i / STEPS;
      platt[i] = fitted.apply(xs[i]);
      isotonic[i] = calibration.isotonic().apply(xs[i]);
    }
    svg.line("two", "Platt", xs, platt).line("one", "isotonic", xs, isotonic);
    for (Calibration.Bin bin : calibration.bins()) {
      svg.point(
          "dot",
          bin.meanScore(),
          bin.observed().value(),
          bin.observed().low(),
          bin.observed().high());
    }
    return svg.text();
  }

  private static String recalibration(Calibration calibration) {
    return "<h3>Recalibration</h3>"
        + Html.table(
            List.of("", "Brier score", "minus as it is", ""),
            List.of(
                List.of("As it is", Html.number(calibration.brierRaw()), "", ""),
                List.of(
                    "Platt",
                    Html.number(calibration.brierPlatt()),
                    difference(calibration.plattDifference()),
                    "slope %s, intercept %s"
                        .formatted(
                            Html.interval(calibration.plattSlope()),
                            Html.interval(calibration.plattIntercept()))),
                List.of(
                    "Isotonic",
                    Html.number(calibration.brierIsotonic()),
                    difference(calibration.isotonicDifference()),
                    "%d levels".formatted(levels(calibration.isotonic())))))
        + Html.paragraph(
            "Recalibrated scores are each from a fit to other customers' rows (five folds). A slope of 1 and an intercept of 0 mean that probabilities are true; a slope below 1, that the model is too sure of itself.");
  }

  private static String difference(Difference by) {
    return Html.interval(new Interval(by.value(), by.low(), by.high()));
  }

  private static int levels(IsotonicRegression isotonic) {
    return isotonic.pools().size();
  }

  private static double[] all(List<Curves.Point> points, ToDoubleFunction<Curves.Point> part) {
    return points.stream().mapToDouble(part).toArray();
  }
}
