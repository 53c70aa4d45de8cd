// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.ConsortiumApi;
import net.concordat.ui.api.Decider;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.InboxApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.MoreList;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.finding.FindingsView;
import net.concordat.ui.view.models.ModelsView;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;

/** What a bank's people are asked to decide, and what stands in the way of versions. */
@Route(value = "review", layout = MainLayout.class)
@Menu(title = "review.title", order = 20, icon = "vaadin:check-square-o")
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class ReviewView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;
  private final transient DecisionsApi decisions;
  private final transient ChecklistApi checklists;
  private final transient InboxApi inbox;
  private final transient ModelsApi models;
  private final transient Map<String, List<Decider>> people = new HashMap<>();
  private final transient ModelNames names;
  private final ReviewFilterBar filters;
  private final MoreList<Proposal.Decided> proposals =
      new MoreList<>(this::proposal, () -> nothing(VaadinIcon.CHECK_SQUARE_O, "review.proposals"));
  private final MoreList<Reviewed> versions =
      new MoreList<>(this::checklist, () -> nothing(VaadinIcon.CUBES, "review.versions"));
  private transient ReviewSources sources;

  ReviewView(
      DecisionsApi decisions,
      ChecklistApi checklists,
      InboxApi inbox,
      ModelsApi models,
      ConsortiumApi consortium) {
    super("");
    setHeading(getTranslation("review.title"));
    this.decisions = decisions;
    this.checklists = checklists;
    this.inbox = inbox;
    this.models = models;
    names = new ModelNames(models);
    sources = new ReviewSources(decisions, checklists, models, List.of());
    filters =
        new ReviewFilterBar(
            consortium.consortium().map(found -> found.charter().purposes()).orElse(List.of()),
            () -> show(false));
    setBeside(
        new Paragraph(getTranslation("review.lesson")),
        new RouterLink(getTranslation("review.findings.all"), FindingsView.class));
    RouterLink all = new RouterLink(getTranslation("review.versions.all"), ModelsView.class);
    all.setQueryParameters(
        QueryParameters.simple(
            new VersionFilter(null, null, null, VersionStatus.PENDING_APPROVAL, null, null)
                .parameters()));
    Div columns =
        new Div(card("review.proposals", proposals), card("review.versions", versions, all));
    columns.addClassName("columns");
    add(filters, columns);
  }

  private Section card(String title, Component... parts) {
    Section card = new Section(new H2(getTranslation(title)));
    card.add(parts);
    card.addClassName("card");
    return card;
  }

  private Component nothing(VaadinIcon icon, String name) {
    return new EmptyState(
        icon, getTranslation(name + ".none"), getTranslation(name + ".none.lesson"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(false);
  }

  @Override
  public void ledgerMoved() {
    show(true);
  }

  private void show(boolean again) {
    sources = new ReviewSources(decisions, checklists, models, inbox.waiting());
    people.clear();
    proposals.show(names.knowing(sources.proposals(filters.filter()), ReviewView::modelOf), again);
    versions.show(sources.versions(filters.filter()), again);
  }

  private static @Nullable String modelOf(Proposal.Decided asked) {
    VersionKey version = asked.proposal().subject().version();
    return version == null ? null : version.modelId();
  }

  private Component proposal(Proposal.Decided asked) {
    Proposal proposal = asked.proposal();
    return new ProposalEntry(
        asked,
        sources.waitsFor(proposal),
        names,
        new ProposalFacts(
            people.computeIfAbsent(proposal.member(), decisions::deciders),
            Instant.now(),
            getLocale()));
  }

  private Component checklist(Reviewed reviewed) {
    return new Checklist(reviewed, sources.waitsFor(reviewed.version().version()));
  }
}
