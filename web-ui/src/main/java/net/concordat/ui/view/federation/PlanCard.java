// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Map;
import java.util.stream.Collectors;
import net.concordat.ui.api.Federation;
import net.concordat.ui.api.PrivacySpend;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.version.ModelNames;
import net.concordat.ui.view.version.PrivacyWords;
import org.jspecify.annotations.Nullable;

/** What the members of a federation agreed on, and how each stands. */
final class PlanCard extends Div {
  private static final long serialVersionUID = 1;
  private static final double MILLION = 1e6;

  /**
   * Of one federation.
   *
   * @param spent what members spent for it, as far as this party knows
   */
  PlanCard(Federation federation, Map<String, PrivacySpend> spent, ModelNames names) {
    addClassName("columns");
    Section plan = new Section(new H2(getTranslation("federation.plan")), facts(federation, names));
    plan.addClassName("card");
    UnorderedList seats = new UnorderedList();
    seats.addClassName("list");
    String unit = String.valueOf(federation.training().privacyUnit());
    federation.seats().forEach(seat -> seats.add(entry(seat, unit, spent.get(seat.member()))));
    Section members = new Section(new H2(getTranslation("federation.members")), seats);
    members.addClassName("card");
    add(plan, members);
  }

  private Facts facts(Federation federation, ModelNames names) {
    VersionKey base = federation.training().base();
    Federation.Aggregation how = federation.aggregation();
    Facts facts = new Facts();
    names
        .link(base.modelId(), base.version())
        .ifPresent(link -> facts.with(getTranslation("federation.base"), link));
    Federation.Gate gate = federation.gate();
    if (gate != null) {
      facts.with(getTranslation("federation.gate"), gate(gate));
    }
    return facts
        .with(getTranslation("federation.rounds"), Integer.toString(federation.rounds()))
        .with(getTranslation("federation.mode"), getTranslation("federation.mode." + how.mode()))
        .with(getTranslation("federation.rule"), getTranslation("federation.rule." + how.rule()))
        .with(
            getTranslation("federation.quorum"),
            getTranslation("federation.quorum.of", how.quorum()))
        .with(
            getTranslation("federation.strategy"),
            getTranslation("federation.strategy." + federation.strategy().name()))
        .with(
            getTranslation("federation.updates"),
            getTranslation("federation.updates." + federation.updates().compression()))
        .with(getTranslation("federation.privacy"), privacy(federation.training()))
        .with(
            getTranslation("federation.review"),
            getTranslation(
                "federation.review.at",
                new Figures(getLocale()).share(federation.reviewThresholdMillionths() / MILLION)))
        .with(
            getTranslation("federation.acceptBy"),
            Times.shown(federation.times().acceptBy(), getLocale()))
        .with(getTranslation("federation.id"), new Digest(federation.federationId()));
  }

  private String gate(Federation.Gate gate) {
    return getTranslation(
        "federation.gate.by",
        gate.evaluators().stream()
            .map(each -> Members.organisation(each.member()))
            .collect(Collectors.joining(", ")),
        new Figures(getLocale()).millionths(gate.toleranceMillionths()));
  }

  private Component privacy(Federation.Training training) {
    String unit = training.privacyUnit();
    Long epsilon = training.epsilonMillionths();
    Long delta = training.deltaTrillionths();
    if (unit == null || epsilon == null || delta == null) {
      Span words = new Span(String.valueOf(training.nonPrivate()));
      words.getElement().setAttribute("lang", "en");
      return new Span(new Span(getTranslation("federation.privacy.none") + " "), words);
    }
    return new Span(
        getTranslation(
            "federation.privacy.loss", PrivacyWords.loss(unit, epsilon, delta, getLocale())));
  }

  private ListItem entry(Federation.Seat seat, String unit, @Nullable PrivacySpend spend) {
    ListItem entry =
        new ListItem(
            new Span(Members.shown(seat.member())),
            new Badge(getTranslation("federation.seat." + seat.status()), tone(seat.status())));
    if (spend != null) {
      String loss =
          PrivacyWords.loss(unit, spend.epsilonMillionths(), spend.deltaTrillionths(), getLocale());
      entry.add(new Span(getTranslation("federation.seat.spent", loss)));
    }
    return entry;
  }

  private static Tone tone(String status) {
    return switch (status) {
      case "ACCEPTED", "REVEALED" -> Tone.GOOD;
      case "INVITED" -> Tone.OPEN;
      default -> Tone.NONE;
    };
  }
}
