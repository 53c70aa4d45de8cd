// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.concordat.ui.api.JobProgress;
import net.concordat.ui.part.Plot;

/** What a training told so far, pass by pass. */
final class JobCurves extends Section {
  private static final long serialVersionUID = 1;
  private static final List<String> LOSSES = List.of("trainingLoss", "validationLoss");
  private static final List<String> FIGURES = List.of("validationPrAuc", "validationRocAuc");
  private static final List<String> SPENT = List.of("epsilon");

  private final Div plots = new Div();
  private List<JobProgress.Point> shown = List.of();

  JobCurves() {
    addClassName("card");
    plots.addClassName("columns");
    add(new H2(getTranslation("finetune.curves")), plots);
    plots.add(new Paragraph(getTranslation("finetune.curves.none")));
  }

  /** Draws anew only what has changed, so that a page at rest stays at rest. */
  void show(List<JobProgress.Point> points) {
    if (points.equals(shown)) {
      return;
    }
    shown = points;
    plots.removeAll();
    add("finetune.curves.loss", LOSSES, most(LOSSES));
    add("finetune.curves.quality", FIGURES, 1);
    add("finetune.curves.privacy", SPENT, most(SPENT));
    if (plots.getComponentCount() == 0) {
      plots.add(new Paragraph(getTranslation("finetune.curves.quiet")));
    }
  }

  private void add(String title, List<String> names, double top) {
    List<Plot.Series> series =
        names.stream().map(this::series).filter(each -> !each.points().isEmpty()).toList();
    if (!series.isEmpty()) {
      int end = shown.stream().mapToInt(JobProgress.Point::of).max().orElse(1);
      plots.add(
          new Plot(
              getTranslation(title),
              new Plot.Axis(getTranslation("finetune.curves.pass"), 0, end),
              new Plot.Axis(getTranslation(title + ".axis"), 0, top),
              series));
    }
  }

  private Plot.Series series(String name) {
    List<Plot.Point> points =
        shown.stream()
            .filter(point -> point.values().get(name) != null)
            .map(point -> new Plot.Point(point.step(), value(point, name)))
            .toList();
    return new Plot.Series(getTranslation("finetune.value." + name), Plot.Kind.LINE, points);
  }

  private static double value(JobProgress.Point point, String name) {
    return Objects.requireNonNull(point.values().get(name));
  }

  /** A round number that all of these values are below: 1, 2 or 5 times a power of ten. */
  private double most(List<String> names) {
    double most =
        shown.stream()
            .flatMap(point -> names.stream().flatMap(n -> Stream.ofNullable(point.values().get(n))))
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    return roundedUp(most);
  }

  static double roundedUp(double value) {
    if (!(value > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    return Stream.of(1, 2, 5, 10)
        .map(times -> times * power)
        .filter(round -> round >= value)
        .findFirst()
        .orElse(10 * power);
  }
}
