// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.List;
import java.util.function.ToDoubleFunction;
import net.concordat.ui.api.EvaluationReport;
import net.concordat.ui.api.EvaluationReport.Bin;
import net.concordat.ui.api.EvaluationReport.CurvePoint;
import net.concordat.ui.part.Plot;
import net.concordat.ui.part.Plot.Axis;
import net.concordat.ui.part.Plot.Kind;
import net.concordat.ui.part.Plot.Point;
import net.concordat.ui.part.Plot.Series;

/** Plots of an evaluation report. */
final class PerformancePlots {
  private PerformancePlots() {}

  /** Recall by false-positive rate, and what a coin would do. */
  static Plot roc(EvaluationReport report) {
    List<CurvePoint> curve = report.curves().roc();
    return new Plot(
        translate("version.plot.roc"),
        axis("version.plot.fpr"),
        axis("version.plot.recall"),
        List.of(
            line("version.plot.version", curve, CurvePoint::value),
            line("version.plot.low", curve, CurvePoint::low),
            line("version.plot.high", curve, CurvePoint::high),
            diagonal("version.plot.chance")));
  }

  /** Precision by recall. */
  static Plot precisionRecall(EvaluationReport report) {
    List<CurvePoint> curve = report.curves().precisionRecall();
    return new Plot(
        translate("version.plot.precisionRecall"),
        axis("version.plot.recall"),
        axis("version.plot.precision"),
        List.of(
            line("version.plot.version", curve, CurvePoint::value),
            line("version.plot.low", curve, CurvePoint::low),
            line("version.plot.high", curve, CurvePoint::high)));
  }

  /** Recall by false-positive rate of two versions. */
  static Plot rocOfBoth(EvaluationReport mine, EvaluationReport theirs, String name) {
    return new Plot(
        translate("version.plot.roc"),
        axis("version.plot.fpr"),
        axis("version.plot.recall"),
        both(mine.curves().roc(), theirs.curves().roc(), name));
  }

  /** Precision by recall of two versions. */
  static Plot precisionRecallOfBoth(EvaluationReport mine, EvaluationReport theirs, String name) {
    return new Plot(
        translate("version.plot.precisionRecall"),
        axis("version.plot.recall"),
        axis("version.plot.precision"),
        both(mine.curves().precisionRecall(), theirs.curves().precisionRecall(), name));
  }

  private static List<Series> both(List<CurvePoint> mine, List<CurvePoint> theirs, String name) {
    return List.of(
        line("version.plot.version", mine, CurvePoint::value),
        new Series(
            name, Kind.LINE, theirs.stream().map(at -> new Point(at.x(), at.value())).toList()));
  }

  /** The share of events by mean score, in tenths of the rows. */
  static Plot calibration(EvaluationReport report) {
    List<Bin> bins = report.calibration().bins();
    return new Plot(
        translate("version.plot.calibration"),
        axis("version.plot.meanScore"),
        axis("version.plot.observed"),
        List.of(
            bins("version.plot.version", bins, bin -> bin.observed().value()),
            bins("version.plot.low", bins, bin -> bin.observed().low()),
            bins("version.plot.high", bins, bin -> bin.observed().high()),
            diagonal("version.plot.true")));
  }

  /** Which share of the rows with and without the event scores below each threshold. */
  static Plot distribution(List<Thresholds.At> thresholds) {
    return new Plot(
        translate("version.plot.distribution"),
        axis("version.plot.score"),
        axis("version.plot.below"),
        List.of(
            new Series(
                translate("version.plot.without"),
                Kind.LINE,
                thresholds.stream().map(at -> new Point(at.score(), at.specificity())).toList()),
            new Series(
                translate("version.plot.with"),
                Kind.LINE,
                thresholds.stream().map(at -> new Point(at.score(), 1 - at.recall())).toList())));
  }

  private static Axis axis(String name) {
    return new Axis(translate(name), 0, 1);
  }

  private static Series line(
      String name, List<CurvePoint> curve, ToDoubleFunction<CurvePoint> value) {
    return new Series(
        translate(name),
        Kind.LINE,
        curve.stream().map(at -> new Point(at.x(), value.applyAsDouble(at))).toList());
  }

  private static Series bins(String name, List<Bin> bins, ToDoubleFunction<Bin> value) {
    return new Series(
        translate(name),
        Kind.LINE,
        bins.stream().map(bin -> new Point(bin.meanScore(), value.applyAsDouble(bin))).toList());
  }

  private static Series diagonal(String name) {
    return new Series(translate(name), Kind.LINE, List.of(new Point(0, 0), new Point(1, 1)));
  }
}
