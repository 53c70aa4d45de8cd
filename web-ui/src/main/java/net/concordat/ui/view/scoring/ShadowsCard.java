// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import net.concordat.ui.api.ScoredDecision;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.view.version.ModelNames;

/** What challengers would have decided on the same values. */
final class ShadowsCard extends Section {
  private static final long serialVersionUID = 1;

  ShadowsCard(ScoredDecision read, ModelNames names) {
    addClassName("card");
    add(new H2(getTranslation("scoring.shadows")));
    if (read.shadows().isEmpty()) {
      add(new Paragraph(getTranslation("scoring.shadows.none")));
      return;
    }
    NumberTable table =
        new NumberTable(
            getTranslation("scoring.shadows"),
            List.of(
                getTranslation("scoring.version"),
                getTranslation("scoring.decision"),
                getTranslation("scoring.score"),
                getTranslation("scoring.threshold")));
    read.shadows().forEach(each -> row(table, each, names));
    add(table);
  }

  private void row(NumberTable table, ScoredDecision.Decided shadow, ModelNames names) {
    Component version =
        ScoringWords.version(shadow.versionId())
            .flatMap(key -> names.link(key.modelId(), key.version()))
            .<Component>map(link -> link)
            .orElseGet(() -> new Span(shadow.versionId()));
    Span reasons =
        new Span(
            shadow.reasons().stream()
                .map(ScoredDecision.Reason::code)
                .collect(Collectors.joining(", ")));
    reasons.addClassName("note");
    table.with(
        new Div(version, new Div(reasons)),
        List.of(
            ScoringWords.decision(shadow.decision()),
            ScoringWords.exact(shadow.score(), getLocale()),
            ScoringWords.exact(shadow.threshold(), getLocale())));
  }
}
