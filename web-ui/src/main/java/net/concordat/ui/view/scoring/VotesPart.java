// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import java.util.Objects;
import net.concordat.ui.api.Adoption;
import net.concordat.ui.api.Reviews;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;

/** Which members voted on a version, and which people decided on a use of it. */
final class VotesPart extends Div {
  private static final long serialVersionUID = 1;

  VotesPart(Reviews reviews, Locale locale) {
    if (reviews.votes().isEmpty()) {
      add(new Paragraph(translate("version.reviews.votes.none")));
      return;
    }
    UnorderedList list = list();
    for (Reviews.Vote each : reviews.votes()) {
      Reviews.Told told = each.vote();
      list.add(
          new ListItem(
              Members.shown(told.member()),
              new Span(" "),
              new Badge(
                  translate("version.reviews.verdict." + told.decision()),
                  Badge.goodIf(told.decision().equals("APPROVE"))),
              new Span(" "),
              Times.shown(told.since(), locale)));
    }
    add(list);
  }

  /** Who answered the question from which a use came: the one with its purpose and conditions. */
  static UnorderedList people(Reviews reviews, Adoption adoption, Locale locale) {
    UnorderedList list = list();
    reviews.questions().stream()
        .filter(question -> isOf(question.proposal(), adoption))
        .flatMap(Reviews.Question::deciders)
        .forEach(each -> list.add(person(each, locale)));
    if (list.getChildren().findAny().isEmpty()) {
      list.add(new ListItem(translate("scoring.use.people.none")));
    }
    return list;
  }

  private static boolean isOf(Reviews.Proposal proposal, Adoption adoption) {
    return proposal.subject().kind().equals("Adopt")
        && proposal.status().equals("ACCEPTED")
        && proposal.member().equals(adoption.member())
        && adoption.purpose().equals(proposal.subject().purpose())
        && Objects.equals(adoption.conditions(), proposal.subject().conditions());
  }

  private static ListItem person(Reviews.Decider decider, Locale locale) {
    Span person =
        new Span(
            translate(
                "version.reviews.person",
                translate("version.reviews.role." + decider.role()),
                Digest.shortened(decider.personId()),
                translate("version.reviews.said." + decider.verdict())));
    person.setTitle(decider.personId());
    return new ListItem(person, new Span(" "), Times.shown(decider.decidedAt(), locale));
  }

  private static UnorderedList list() {
    UnorderedList list = new UnorderedList();
    list.addClassName("plain");
    return list;
  }
}
