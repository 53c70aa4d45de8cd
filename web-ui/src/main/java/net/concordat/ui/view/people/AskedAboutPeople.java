// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.review.DecideView;
import net.concordat.ui.view.review.ProposalWords;

/** Whom two others are asked to enrol, change or revoke. */
final class AskedAboutPeople extends Section {
  private static final long serialVersionUID = 1;

  private final transient Staff staff;
  private final transient Map<UUID, String> waiting;

  /**
   * Shows it.
   *
   * @param waiting of which proposals something waits for whoever looks: DECIDE or CARRY_OUT
   * @param more how many there are beside these
   */
  AskedAboutPeople(Staff staff, List<Proposal.Decided> asked, Map<UUID, String> waiting, int more) {
    this.staff = staff;
    this.waiting = waiting;
    addClassName("card");
    add(new H2(getTranslation("people.asked")));
    if (asked.isEmpty()) {
      add(
          new EmptyState(
              VaadinIcon.USERS,
              getTranslation("people.asked.none"),
              getTranslation("people.asked.none.lesson")));
      return;
    }
    add(new Paragraph(getTranslation("people.asked.lesson")));
    asked.forEach(each -> add(entry(each)));
    if (more > 0) {
      add(new Paragraph(getTranslation("people.asked.more", more)));
    }
  }

  private Component entry(Proposal.Decided asked) {
    Proposal proposal = asked.proposal();
    H3 title = new H3(DecideView.link(proposal.proposalId(), ProposalWords.of(proposal.subject())));
    String waits = waiting.get(proposal.proposalId());
    if (waits != null) {
      title.add(new Span(" "), new Badge(getTranslation("people.waits." + waits), Badge.Tone.HELD));
    }
    Facts facts = new Facts();
    PersonFacts.add(facts, proposal.subject(), staff);
    facts.with(
        getTranslation("people.confirmedBy"),
        getTranslation("people.confirmed", asked.decisions().size(), proposal.needed()));
    for (Proposal.Given given : asked.decisions()) {
      facts.with(
          getTranslation("people.said." + given.decision().verdict()),
          staff.shown(given.decision().personId()));
    }
    facts.with(getTranslation("people.until"), Times.shown(proposal.expiresAt(), getLocale()));
    Article entry = new Article(title, facts);
    entry.addClassName("asked");
    return entry;
  }
}
