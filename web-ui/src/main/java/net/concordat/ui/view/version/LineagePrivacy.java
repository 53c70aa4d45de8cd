// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.Provenance;
import net.concordat.ui.api.VersionProvenance;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.Plot;
import org.jspecify.annotations.Nullable;

/** What each step from the first version to this one claims to have spent. */
final class LineagePrivacy extends Section {
  private static final long serialVersionUID = 1;
  private static final double MILLION = 1e6;

  LineagePrivacy(VersionProvenance made, ModelNames names, Locale locale) {
    addClassNames("card", "stack");
    List<VersionProvenance> steps = steps(made);
    names.know(steps.stream().map(step -> step.version().modelId()));
    NumberTable table =
        new NumberTable(
            getTranslation("version.privacy.lineage"),
            List.of(
                getTranslation("version.lineage.step"),
                getTranslation("version.evaluations.version"),
                getTranslation("version.owner"),
                getTranslation("version.domain"),
                getTranslation("version.lineage.epsilon")));
    for (int step = 0; step < steps.size(); step++) {
      VersionProvenance at = steps.get(step);
      table.with(
          new Span(Integer.toString(step + 1)),
          List.of(
              VersionView.link(
                  at.version(),
                  getTranslation(
                      "version.heading",
                      names.name(at.version().modelId()),
                      at.version().version())),
              Members.shown(at.owner()),
              new Span(at.declared().dataDomain()),
              new Span(PrivacyWords.claim(at.declared(), locale))));
    }
    table.marked();
    add(
        new H2(getTranslation("version.privacy.lineage")),
        new Paragraph(getTranslation("version.lineage.lesson")),
        table);
    Plot plot = plot(steps);
    if (plot != null) {
      add(plot);
    }
  }

  private static List<VersionProvenance> steps(VersionProvenance last) {
    List<VersionProvenance> steps = new ArrayList<>();
    for (VersionProvenance at = last; at != null; at = at.parent()) {
      steps.add(at);
    }
    Collections.reverse(steps);
    return steps;
  }

  /** Nothing where fewer than two steps claim anything: there is nothing to compare. */
  private @Nullable Plot plot(List<VersionProvenance> steps) {
    List<Plot.Point> points = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      Provenance declared = steps.get(step).declared();
      Long epsilon = declared.epsilonMillionths();
      if (epsilon != null) {
        points.add(new Plot.Point(step + 1, epsilon / MILLION));
      }
    }
    if (points.size() < 2) {
      return null;
    }
    double most = points.stream().mapToDouble(Plot.Point::y).max().orElse(1);
    return new Plot(
        getTranslation("version.lineage.plot"),
        new Plot.Axis(getTranslation("version.lineage.step"), 0, steps.size() + 1.0),
        new Plot.Axis(getTranslation("version.lineage.epsilon"), 0, Math.ceil(most)),
        List.of(
            new Plot.Series(getTranslation("version.lineage.epsilon"), Plot.Kind.POINTS, points)));
  }
}
