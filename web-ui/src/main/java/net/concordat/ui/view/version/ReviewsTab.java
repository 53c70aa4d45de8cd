// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Optional;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.Comment;
import net.concordat.ui.api.CommentsApi;
import net.concordat.ui.api.DocumentPlace;
import net.concordat.ui.api.DocumentsApi;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.api.Page;
import net.concordat.ui.api.Reviews;
import net.concordat.ui.api.ReviewsApi;
import net.concordat.ui.api.VersionAction;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.document.DocumentSection;
import net.concordat.ui.view.finding.Discussion;
import net.concordat.ui.view.finding.FindingActs;
import net.concordat.ui.view.finding.FindingList;
import net.concordat.ui.view.propose.ReviewSteps;

/** Which banks and people decided on a version, on what evidence, and what was found. */
@org.springframework.stereotype.Component
final class ReviewsTab implements VersionTab {
  private final ReviewsApi reviews;
  private final DocumentsApi documents;
  private final CommentsApi comments;
  private final ChecklistApi checklists;
  private final ReviewSteps.Sources steps;
  private final CurrentUser user;

  ReviewsTab(
      ReviewsApi reviews,
      DocumentsApi documents,
      CommentsApi comments,
      ChecklistApi checklists,
      ReviewSteps.Sources steps,
      CurrentUser user) {
    this.reviews = reviews;
    this.documents = documents;
    this.comments = comments;
    this.checklists = checklists;
    this.steps = steps;
    this.user = user;
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
  public boolean isInElements() {
    return true;
  }

  @Override
  public Component content(ShownVersion shown) {
    VersionKey version = shown.version().version();
    Reviews all = reviews.reviews(shown.modelId(), shown.number());
    Optional<ModelDocument> report = documents.find(DocumentPlace.report(version));
    // A regulator's registry has neither: they stay at the bank.
    boolean atBank = !user.hasAny(Roles.SUPERVISOR);
    List<VersionAction> actions = atBank ? checklists.actions(version) : List.of();
    FindingActs acts = new FindingActs(version, documents, comments, actions, user);
    Page<Comment> said = atBank ? comments.of(version) : new Page<>(List.of(), null);
    Div found = new Div();
    found.addClassName("stack");
    if (atBank || report.isPresent()) {
      found.add(new FindingList(report.orElse(null), acts, said.items(), shown.locale()));
    }
    if (atBank) {
      found.add(new Discussion(said, acts, shown.locale()));
    }
    Div columns = new Div();
    columns.addClassName("columns");
    List<Component> decided = decided(all, report, shown);
    if (found.getComponentCount() == 0) {
      columns.add(decided);
      return columns;
    }
    Div stack = new Div();
    stack.addClassName("stack");
    if (atBank) {
      stack.add(new ReviewSteps(steps, shown.version(), all, actions));
      stack.add(new DocumentSection(version, checklists.completeness(version)));
    }
    stack.add(decided);
    columns.add(stack, found);
    return columns;
  }

  private List<Component> decided(Reviews all, Optional<ModelDocument> report, ShownVersion shown) {
    if (all.votes().isEmpty() && all.questions().isEmpty()) {
      return List.of(
          new EmptyState(
              VaadinIcon.GAVEL,
              translate("version.reviews.none"),
              translate("version.reviews.none.lesson")));
    }
    EvidenceNames evidence =
        new EvidenceNames(report, reviews.measured(shown.modelId(), shown.number()));
    DecisionParts parts = new DecisionParts(evidence, shown.locale());
    return List.of(votes(all, parts), questions(all, parts));
  }

  private static Component votes(Reviews all, DecisionParts parts) {
    Section section = new Section(new H2(translate("version.reviews.votes")));
    section.addClassName("card");
    if (all.votes().isEmpty()) {
      section.add(new Paragraph(translate("version.reviews.votes.none")));
    }
    all.votes().forEach(vote -> section.add(parts.vote(vote)));
    return section;
  }

  private Component questions(Reviews all, DecisionParts parts) {
    Section section =
        new Section(
            new H2(
                translate(
                    user.hasAny(Roles.SUPERVISOR)
                        ? "version.reviews.questions.anywhere"
                        : "version.reviews.questions")));
    section.addClassName("card");
    if (all.questions().isEmpty()) {
      section.add(new Paragraph(translate("version.reviews.questions.none")));
    }
    all.questions().forEach(question -> section.add(parts.question(question)));
    return section;
  }
}
