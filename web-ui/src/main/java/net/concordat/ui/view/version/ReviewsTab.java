// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.Reviews;
import net.concordat.ui.api.ReviewsApi;
import net.concordat.ui.part.EmptyState;

/** Which banks and people decided on a version, on what evidence, and what was found. */
@org.springframework.stereotype.Component
final class ReviewsTab implements VersionTab {
  private final ReviewsApi reviews;
  private final ModelsApi models;

  ReviewsTab(ReviewsApi reviews, ModelsApi models) {
    this.reviews = reviews;
    this.models = models;
  }

  @Override
  public String name() {
    return "reviews";
  }

  @Override
  public int order() {
    return 80;
  }

  @Override
  public Component content(ShownVersion shown) {
    Reviews all = reviews.reviews(shown.modelId(), shown.number());
    Optional<ModelDocument> report =
        models.document(shown.modelId(), shown.number(), "validation-report");
    if (all.votes().isEmpty() && all.questions().isEmpty() && report.isEmpty()) {
      return new EmptyState(
          VaadinIcon.GAVEL,
          translate("version.reviews.none"),
          translate("version.reviews.none.lesson"));
    }
    EvidenceNames evidence =
        new EvidenceNames(report, reviews.measured(shown.modelId(), shown.number()));
    DecisionParts parts = new DecisionParts(evidence, shown.locale());
    Div columns = new Div(decided(all, parts), found(report, shown));
    columns.addClassName("columns");
    return columns;
  }

  private static Component decided(Reviews all, DecisionParts parts) {
    Section section = new Section(new H2(translate("version.reviews.votes")));
    section.addClassName("card");
    if (all.votes().isEmpty()) {
      section.add(new Paragraph(translate("version.reviews.votes.none")));
    }
    all.votes().forEach(vote -> section.add(parts.vote(vote)));
    section.add(new H2(translate("version.reviews.questions")));
    if (all.questions().isEmpty()) {
      section.add(new Paragraph(translate("version.reviews.questions.none")));
    }
    all.questions().forEach(question -> section.add(parts.question(question)));
    return section;
  }

  private static Component found(Optional<ModelDocument> report, ShownVersion shown) {
    Section section = new Section(new H2(translate("version.reviews.findings")));
    section.addClassName("card");
    section.add(
        report
            .<Component>map(written -> new FindingList(written, shown.locale()))
            .orElseGet(() -> new Paragraph(translate("version.reviews.report.none"))));
    return section;
  }
}
