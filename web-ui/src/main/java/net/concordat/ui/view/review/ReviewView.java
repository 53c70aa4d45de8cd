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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.Decider;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.InboxApi;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.OpenFinding;
import net.concordat.ui.api.Page;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.api.Waiting;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.models.ModelsView;
import net.concordat.ui.view.version.ModelNames;

/** What a bank's people are asked to decide, and what stands in the way of versions. */
@Route(value = "review", layout = MainLayout.class)
@Menu(title = "review.title", order = 20, icon = "vaadin:check-square-o")
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class ReviewView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;
  // Each is a question of its own to the registry.
  private static final int SHOWN = 12;

  private final transient DecisionsApi decisions;
  private final transient ChecklistApi checklists;
  private final transient InboxApi inbox;
  private final transient ModelsApi models;
  private final Div columns = new Div();

  ReviewView(DecisionsApi decisions, ChecklistApi checklists, InboxApi inbox, ModelsApi models) {
    super("");
    setHeading(getTranslation("review.title"));
    this.decisions = decisions;
    this.checklists = checklists;
    this.inbox = inbox;
    this.models = models;
    setBeside(new Paragraph(getTranslation("review.lesson")));
    columns.addClassName("columns");
    add(columns);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  @Override
  public void ledgerMoved() {
    show();
  }

  private void show() {
    List<Waiting> waiting = inbox.waiting();
    List<Component> all = List.of(proposals(waiting), versions(waiting));
    columns.removeAll();
    columns.add(all);
  }

  private Component proposals(List<Waiting> waiting) {
    Instant now = Instant.now();
    Page<Proposal> page = decisions.open();
    List<Proposal> open =
        page.items().stream()
            .filter(proposal -> now.isBefore(proposal.expiresAt()))
            .sorted(Comparator.comparing(Proposal::expiresAt))
            .toList();
    List<Decider> people = open.isEmpty() ? List.of() : decisions.deciders(open.get(0).member());
    Map<UUID, String> waits =
        waiting.stream()
            .filter(each -> each.kind().equals("DECIDE") || each.kind().equals("CARRY_OUT"))
            .filter(each -> each.id() != null)
            .collect(Collectors.toMap(Waiting::id, Waiting::kind, (first, second) -> first));
    return new ProposalList(
        open.stream().limit(SHOWN).map(each -> decisions.proposal(each.proposalId())).toList(),
        open.size() > SHOWN || page.nextCursor() != null,
        waits,
        new ModelNames(models),
        new ProposalFacts(people, now, getLocale()));
  }

  private Component versions(List<Waiting> waiting) {
    VersionFilter pending =
        new VersionFilter(null, null, null, VersionStatus.PENDING_APPROVAL, null, null);
    Page<ModelVersion> page = models.versions(pending).page(null);
    Section section = new Section(new H2(getTranslation("review.versions")));
    section.addClassName("card");
    if (page.items().isEmpty()) {
      section.add(
          new EmptyState(
              VaadinIcon.CUBES,
              getTranslation("review.versions.none"),
              getTranslation("review.versions.none.lesson")));
      return section;
    }
    List<OpenFinding> findings = checklists.findings();
    page.items().stream()
        .limit(SHOWN)
        .forEach(version -> section.add(checklist(version, findings, waiting)));
    if (page.items().size() > SHOWN) {
      RouterLink all = new RouterLink(getTranslation("review.versions.all"), ModelsView.class);
      all.setQueryParameters(QueryParameters.simple(pending.parameters()));
      section.add(all);
    }
    return section;
  }

  private Checklist checklist(
      ModelVersion version, List<OpenFinding> findings, List<Waiting> waiting) {
    VersionKey key = version.version();
    String waits =
        waiting.stream()
            .filter(each -> each.kind().equals("REVIEW") || each.kind().equals("CONCLUDE"))
            .filter(each -> key.modelId().equals(each.modelId()))
            .filter(each -> each.version() != null && each.version() == key.version())
            .map(Waiting::kind)
            .findFirst()
            .orElse("");
    return new Checklist(
        version,
        checklists.completeness(key),
        findings.stream()
            .filter(each -> each.modelId().equals(key.modelId()))
            .filter(each -> each.version() == key.version())
            .toList(),
        waits);
  }
}
