// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.ui.api.Decider;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Times;

/** Until when a proposal may be decided, who has, and who still may. */
record ProposalFacts(List<Decider> people, Instant now, Locale locale) {
  /** All of it. */
  Facts of(Proposal.Decided asked) {
    Proposal proposal = asked.proposal();
    Facts facts =
        new Facts()
            .with(translate("review.until"), Times.shown(proposal.expiresAt(), locale))
            .with(
                translate("review.needs"),
                translate(
                    "review.needs.of",
                    proposal.needed(),
                    ProposalWords.roles(proposal.requiredRoles())))
            .with(translate("review.decided"), decided(asked.decisions()));
    if (proposal.isOpen()) {
      facts.with(translate("review.still"), still(asked));
    }
    return facts;
  }

  private Component decided(List<Proposal.Given> decisions) {
    if (decisions.isEmpty()) {
      return new Span(translate("review.decided.none"));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("plain");
    for (Proposal.Given given : decisions) {
      Proposal.Answer answer = given.decision();
      list.add(
          new ListItem(
              new Badge(
                  translate("review.said." + answer.verdict()),
                  Badge.goodIf(answer.verdict().equals("APPROVE"))),
              new Span(" " + ProposalWords.role(answer.role()) + " "),
              new Digest(answer.personId().toString()),
              new Span(" "),
              Times.shown(given.decidedAt(), locale)));
    }
    return list;
  }

  private Component still(Proposal.Decided asked) {
    List<Decider> left = people.stream().filter(person -> mayDecide(person, asked)).toList();
    if (left.isEmpty()) {
      return new Span(translate("review.still.none"));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("plain");
    for (Decider person : left) {
      ListItem item =
          new ListItem(
              new Span(ProposalWords.roles(person.roles()) + " "),
              new Digest(person.personId().toString()));
      if (now.isBefore(person.activeFrom())) {
        item.add(
            new Span(
                " " + translate("review.still.from", Times.words(person.activeFrom(), locale))));
      }
      list.add(item);
    }
    return list;
  }

  /** By role and answers; that nobody decides on own work, the ledger sees to. */
  private static boolean mayDecide(Decider person, Proposal.Decided asked) {
    Proposal proposal = asked.proposal();
    Set<UUID> answered =
        asked.decisions().stream()
            .map(given -> given.decision().personId())
            .collect(Collectors.toSet());
    return !answered.contains(person.personId())
        && !person.personId().equals(proposal.subject().personId())
        && (proposal.requiredRoles().isEmpty()
            || person.roles().stream().anyMatch(proposal.requiredRoles()::contains));
  }
}
