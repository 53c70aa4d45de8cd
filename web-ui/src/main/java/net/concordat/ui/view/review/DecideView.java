// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.concordat.ui.api.Adoption;
import net.concordat.ui.api.AdoptionsApi;
import net.concordat.ui.api.Ballot;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.InboxApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.PeopleApi;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Outcome;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.RefusedWords;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.people.PersonFacts;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;

/** One proposal: what is asked, the words that would be signed, and the passkey that signs them. */
@Route(
    value = "review/decide/:proposal([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
    layout = MainLayout.class)
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class DecideView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient DecisionsApi decisions;
  private final transient InboxApi inbox;
  private final transient ModelsApi models;
  private final transient PeopleApi people;
  private final transient AdoptionsApi adoptions;
  private final Outcome outcome = new Outcome();
  private final Div columns = new Div();
  private transient Proposal.@Nullable Decided shown;
  private @Nullable UUID awaited;

  DecideView(
      DecisionsApi decisions,
      InboxApi inbox,
      ModelsApi models,
      PeopleApi people,
      AdoptionsApi adoptions) {
    super("");
    this.decisions = decisions;
    this.inbox = inbox;
    this.models = models;
    this.people = people;
    this.adoptions = adoptions;
    columns.addClassName("columns");
    add(outcome, columns);
  }

  /** A link to the page of a proposal. */
  public static RouterLink link(UUID proposalId, String words) {
    return new RouterLink(
        words, DecideView.class, new RouteParameters("proposal", proposalId.toString()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    outcome.clear();
    showOrAwait(UUID.fromString(event.getRouteParameters().get("proposal").orElseThrow()));
  }

  @Override
  public void ledgerMoved() {
    if (awaited != null) {
      showOrAwait(awaited);
      return;
    }
    Proposal.Decided before = shown;
    // What somebody is reading, or signing, stays as long as nothing was decided.
    if (before != null && !before.equals(read(before.proposal().proposalId()))) {
      show(before.proposal().proposalId());
    }
  }

  /** What was asked a moment ago is on the ledger before the registry has read it from there. */
  private void showOrAwait(UUID proposalId) {
    try {
      show(proposalId);
      awaited = null;
    } catch (NotFoundException notYet) {
      awaited = proposalId;
      setHeading(getTranslation("review.awaited"));
      setBeside(new RouterLink(getTranslation("review.back"), ReviewView.class));
      columns.removeAll();
      columns.add(
          new EmptyState(
              VaadinIcon.CLOCK,
              getTranslation("review.awaited.none"),
              getTranslation("review.awaited.lesson")));
    }
  }

  private Proposal.Decided read(UUID proposalId) {
    return found(() -> decisions.proposal(proposalId));
  }

  private void show(UUID proposalId) {
    Proposal.Decided asked = read(proposalId);
    VersionKey version = version(asked.proposal().subject());
    List<Component> parts = List.of(about(asked, version), answers(asked.proposal()));
    shown = asked;
    setHeading(ProposalWords.of(asked.proposal().subject()));
    setBeside(new RouterLink(getTranslation("review.back"), ReviewView.class));
    columns.removeAll();
    columns.add(parts);
  }

  /** Of a question about a use, the version that is used. */
  private @Nullable VersionKey version(Proposal.Subject subject) {
    UUID used = subject.adoptionId();
    return used == null
        ? subject.version()
        : adoptions.adoption(used).map(Adoption::version).orElse(null);
  }

  private Component about(Proposal.Decided asked, @Nullable VersionKey version) {
    Proposal.Subject subject = asked.proposal().subject();
    Facts facts = new Facts();
    if (version != null) {
      new ModelNames(models)
          .link(version.modelId(), version.version())
          .ifPresent(link -> facts.with(getTranslation("review.version"), link));
    }
    if (subject.isAboutSomebody()) {
      PersonFacts.add(facts, subject, people);
    }
    if (subject.conditions() != null) {
      facts.with(getTranslation("review.conditions"), subject.conditions());
    }
    if (subject.evidenceDigest() != null) {
      facts.with(getTranslation("review.evidence"), new Digest(subject.evidenceDigest()));
    }
    if (subject.expiresAt() != null) {
      facts.with(
          getTranslation("review.holdsUntil"), Times.shown(subject.expiresAt(), getLocale()));
    }
    Section section =
        new Section(
            new H2(getTranslation("review.asked")),
            facts,
            new H2(getTranslation("review.deciders")),
            new ProposalFacts(
                    decisions.deciders(asked.proposal().member()), Instant.now(), getLocale())
                .of(asked));
    section.addClassName("card");
    return section;
  }

  private Component answers(Proposal proposal) {
    Outcome why = new Outcome();
    why.clear();
    List<Ballot> ballots = new ArrayList<>();
    if (!proposal.isOpen()) {
      why.say("held", getTranslation("review.status." + proposal.status()));
    } else if (!Instant.now().isBefore(proposal.expiresAt())) {
      why.say("held", getTranslation("review.over"));
    } else {
      offer(proposal, ballots, why);
    }
    return new AnswerCard(ballots, why, this::sign);
  }

  private void offer(Proposal proposal, List<Ballot> ballots, Outcome why) {
    if (isApproved(proposal)) {
      why.say("good", getTranslation("review.approved"));
      why.offer(
          getTranslation("review.carryOut"),
          () -> giver().give(key -> decisions.carryOut(key, proposal.proposalId())));
      return;
    }
    try {
      ballots.addAll(decisions.ballots(proposal.proposalId()));
      if (ballots.isEmpty()) {
        why.say("held", getTranslation("review.noBallot"));
      }
      because(proposal, why);
    } catch (RegistryException e) {
      if (e.isSignedOut() || e.isAway()) {
        throw e;
      }
      why.refuse(new RefusedWords(e));
    }
  }

  /** Enough people approved, and whoever looks may have it carried out. */
  private boolean isApproved(Proposal proposal) {
    return inbox.waiting().stream()
        .anyMatch(
            each -> each.kind().equals("CARRY_OUT") && proposal.proposalId().equals(each.id()));
  }

  private void because(Proposal proposal, Outcome why) {
    decisions.actions(proposal.proposalId()).stream()
        .filter(action -> action.action().equals("DECIDE") && !action.allowed())
        .findFirst()
        .ifPresent(action -> why.refuse(RefusedWords.of(action)));
  }

  private void sign(Ballot ballot) {
    Proposal.Decided asked = shown;
    if (asked == null) {
      return;
    }
    UUID proposalId = asked.proposal().proposalId();
    outcome.say("held", getTranslation("review.signing"));
    Passkey.sign(
        UI.getCurrent().getPage(),
        ballot.publicKey(),
        credential -> send(proposalId, ballot, credential),
        said -> outcome.say("bad", getTranslation("review.notSigned", said)));
  }

  private void send(UUID proposalId, Ballot ballot, JsonNode credential) {
    giver().give(key -> decisions.decide(key, proposalId, ballot, credential));
  }

  private Giver giver() {
    return new Giver(outcome, decisions, this::ledgerMoved);
  }
}
