// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.concordat.ui.api.Reviews;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;
import org.jspecify.annotations.Nullable;

/** Votes of banks and questions to people, each with who decided and on what. */
record DecisionParts(EvidenceNames evidence, Locale locale) {
  /** A member's vote. */
  Component vote(Reviews.Vote vote) {
    Reviews.Told told = vote.vote();
    Facts facts =
        new Facts()
            .with(translate("version.reviews.voted"), Times.shown(told.since(), locale))
            .with(translate("version.reviews.counts"), Times.shown(told.expiresAt(), locale));
    on(facts, told.conditions(), told.evidenceDigest());
    facts.with(
        translate("version.reviews.people"),
        people(vote.decidedBy(), "version.reviews.people.unknown"));
    return part(Members.organisation(told.member()), verdict(told.decision()), facts);
  }

  /** What a member's people were asked. */
  Component question(Reviews.Question question) {
    Reviews.Proposal proposal = question.proposal();
    Reviews.Subject subject = proposal.subject();
    Facts facts =
        new Facts()
            .with(translate("version.reviews.asked"), Members.shown(proposal.member()))
            .with(translate("version.reviews.until"), Times.shown(proposal.expiresAt(), locale))
            .with(translate("version.reviews.needs"), roles(proposal.requiredRoles()));
    on(facts, subject.conditions(), subject.evidenceDigest());
    facts.with(
        translate("version.reviews.people"),
        people(question.deciders().toList(), "version.reviews.people.none"));
    return part(words(subject), status(proposal.status()), facts);
  }

  private static Component part(String heading, Component badge, Facts facts) {
    H3 title = new H3(new Span(heading + " "), badge);
    Article article = new Article(title, facts);
    article.addClassName("decision");
    return article;
  }

  private void on(Facts facts, @Nullable String conditions, @Nullable String digest) {
    facts.with(translate("version.reviews.evidence"), evidence.shown(digest, locale));
    facts.with(
        translate("version.reviews.conditions"),
        conditions == null ? translate("version.reviews.conditions.none") : conditions);
  }

  private static String words(Reviews.Subject subject) {
    if (subject.purpose() != null) {
      return translate("version.reviews.for." + subject.kind(), subject.purpose());
    }
    String verdict = subject.verdict();
    return verdict == null
        ? translate("version.reviews.kind." + subject.kind())
        : translate("version.reviews.review." + verdict);
  }

  private static String roles(List<String> roles) {
    return roles.isEmpty()
        ? translate("version.reviews.needs.two")
        : roles.stream().map(DecisionParts::role).collect(Collectors.joining(", "));
  }

  private static String role(String role) {
    return translate("version.reviews.role." + role);
  }

  private Component people(List<Reviews.Decider> deciders, String none) {
    if (deciders.isEmpty()) {
      return new Span(translate(none));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("plain");
    for (Reviews.Decider each : deciders) {
      Span person =
          new Span(
              translate(
                  "version.reviews.person",
                  role(each.role()),
                  Digest.shortened(each.personId()),
                  translate("version.reviews.said." + each.verdict())));
      person.setTitle(each.personId());
      list.add(new ListItem(person, new Span(" "), Times.shown(each.decidedAt(), locale)));
    }
    return list;
  }

  private static Span verdict(String verdict) {
    return new Badge(
        translate("version.reviews.verdict." + verdict), Badge.goodIf(verdict.equals("APPROVE")));
  }

  private static Span status(String status) {
    Tone tone =
        switch (status) {
          case "ACCEPTED" -> Tone.GOOD;
          case "REJECTED" -> Tone.BAD;
          default -> Tone.OPEN;
        };
    return new Badge(translate("version.reviews.status." + status), tone);
  }
}
