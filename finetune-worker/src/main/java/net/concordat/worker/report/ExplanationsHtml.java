// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.concordat.worker.explanation.Attribution;
import net.concordat.worker.explanation.Explanations;
import net.concordat.worker.explanation.PartialDependence;

/** What scores depend on, as part of the page. */
final class ExplanationsHtml {
  private static final int SHOWN = 20;
  private static final int SHOWN_PARTS = 6;

  private ExplanationsHtml() {}

  static String section(Explanations explanations) {
    return Html.section(
        "What scores depend on",
        "<h3>Importance</h3>",
        Html.figure(
            "PR-AUC lost where a feature is shuffled, on %,d rows; the line goes from the least to the greatest of ten shufflings. Of two features that say the same, each looks less important than both are."
                .formatted(explanations.rows()),
            Bars.text("Importance of features", importance(explanations))),
        "<h3>Partial dependence</h3><div class='charts'>",
        explanations.partialDependence().stream()
            .map(ExplanationsHtml::dependence)
            .collect(Collectors.joining()),
        "</div>",
        "<h3>The rows with the highest scores</h3>",
        Html.table(
            List.of("Row", "Score", "What adds to it, and what takes from it"), rows(explanations)),
        Html.paragraph(
            "Integrated gradients, from the mean row without the event (score %s). The parts add up to the difference of the scores to within %s, so they are %s."
                .formatted(
                    Html.number(explanations.attributions().get(0).baseline()),
                    Html.number(explanations.greatestGap()),
                    explanations.complete()
                        ? "complete"
                        : "NOT complete and not to be relied on")));
  }

  private static List<Bars.Bar> importance(Explanations explanations) {
    return explanations.importance().stream()
        .limit(SHOWN)
        .map(
            i ->
                new Bars.Bar(
                    i.feature(), i.prAucLoss().value(), i.prAucLoss().low(), i.prAucLoss().high()))
        .toList();
  }

  private static String dependence(PartialDependence dependence) {
    String name = "Mean score by " + dependence.feature();
    List<PartialDependence.Point> points = dependence.points();
    boolean numeric = points.stream().allMatch(point -> point.number() != null);
    if (!numeric) {
      return Html.figure(
          name + ", most frequent values; lines: the middle 80 % of rows.",
          Bars.text(
              name,
              points.stream()
                  .map(p -> new Bars.Bar(p.value(), p.meanScore(), p.low(), p.high()))
                  .toList()));
    }
    double[] xs = points.stream().mapToDouble(ExplanationsHtml::number).toArray();
    double top = points.stream().mapToDouble(PartialDependence.Point::high).max().orElse(1);
    Svg svg =
        new Svg(
            name,
            dependence.feature(),
            "Score",
            new double[] {xs[0], xs[xs.length - 1]},
            new double[] {0, Math.min(1, Math.max(0.01, Math.ceil(top * 20) / 20))});
    svg.band(
            "band",
            xs,
            points.stream().mapToDouble(PartialDependence.Point::low).toArray(),
            points.stream().mapToDouble(PartialDependence.Point::high).toArray())
        .line(
            "one",
            "",
            xs,
            points.stream().mapToDouble(PartialDependence.Point::meanScore).toArray());
    return Html.figure(name + "; band: the middle 80 % of rows.", svg.text());
  }

  private static double number(PartialDependence.Point point) {
    Double number = point.number();
    return number == null ? 0 : number;
  }

  private static List<List<String>> rows(Explanations explanations) {
    List<List<String>> rows = new ArrayList<>();
    for (Attribution attribution : explanations.attributions()) {
      String parts =
          attribution.parts().entrySet().stream()
              .limit(SHOWN_PARTS)
              .map(
                  part ->
                      "%s <b>%s%s</b>"
                          .formatted(
                              Html.escape(part.getKey()),
                              part.getValue() > 0 ? "+" : "",
                              Html.number(part.getValue())))
              .collect(Collectors.joining(" &nbsp; "));
      rows.add(
          List.of(Integer.toString(attribution.row()), Html.number(attribution.score()), parts));
    }
    return rows;
  }
}
