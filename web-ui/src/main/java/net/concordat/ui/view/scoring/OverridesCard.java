// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import net.concordat.ui.api.ScoredDecision;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.RefusedWords;
import net.concordat.ui.part.Step;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.Roles;
import org.jspecify.annotations.Nullable;

/** What people decided otherwise, and the way to do so. */
final class OverridesCard extends Section {
  private static final long serialVersionUID = 1;

  OverridesCard(ScoredDecision read, ScoringSources from) {
    addClassName("card");
    add(new H2(getTranslation("scoring.overrides")));
    if (read.overrides().isEmpty()) {
      add(new Paragraph(getTranslation("scoring.overrides.none")));
    }
    read.overrides().forEach(each -> add(entry(each, from)));
    UnorderedList steps = new UnorderedList();
    steps.addClassName("steps");
    steps.add(
        Step.by(
            getTranslation("scoring.override"),
            () -> new OverrideForm(from.scoring(), read).open(),
            against(from)));
    add(steps);
  }

  private static @Nullable String against(ScoringSources from) {
    return from.user().hasAny(Roles.VALIDATOR, Roles.APPROVER)
        ? null
        : RefusedWords.takes(List.of(Roles.VALIDATOR, Roles.APPROVER));
  }

  private Article entry(ScoredDecision.Override override, ScoringSources from) {
    H3 title =
        new H3(ScoringWords.decision(override.decision()), Times.shown(override.at(), getLocale()));
    boolean own = override.person().equals(from.user().subject());
    Article entry =
        new Article(
            title,
            new Facts()
                .with(getTranslation("scoring.override.reason"), override.reason())
                .with(
                    getTranslation("scoring.override.person"),
                    own ? new Span(from.user().name()) : new Digest(override.person())));
    entry.addClassName("decision");
    return entry;
  }
}
