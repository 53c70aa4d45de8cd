// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.concordat.ui.api.Federation;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.Times;

/** Each round of a federation: whose updates are in it, whose are not and why, what it left. */
final class RoundsCard extends Section {
  private static final long serialVersionUID = 1;
  private static final double MILLION = 1e6;

  private final Locale locale;

  RoundsCard(Federation federation, Locale locale) {
    this.locale = locale;
    addClassName("card");
    List<Federation.Round> rounds = federation.known();
    add(new H2(getTranslation("federation.rounds.of", rounds.size(), federation.rounds())));
    if (rounds.isEmpty()) {
      add(new Paragraph(getTranslation("federation.rounds.none")));
      return;
    }
    NumberTable table =
        new NumberTable(
            getTranslation("federation.rounds"),
            List.of(
                getTranslation("federation.round"),
                getTranslation("federation.standing"),
                getTranslation("federation.counted"),
                getTranslation("federation.left"),
                getTranslation("federation.combinedBy"),
                getTranslation("federation.moved"),
                getTranslation("federation.weights"),
                getTranslation("federation.when")));
    rounds.forEach(round -> table.with(new Span(Integer.toString(round.number())), cells(round)));
    add(table, new Paragraph(getTranslation("federation.rounds.lesson")));
  }

  private List<Component> cells(Federation.Round round) {
    String ended = round.endedBy();
    String digest = round.globalDigest();
    return List.of(
        new Badge(getTranslation("federation.round." + round.status()), tone(round.status())),
        new Span(
            round.clients().stream()
                .filter(Federation.Client::counted)
                .map(client -> Members.organisation(client.member()))
                .collect(Collectors.joining(", "))),
        left(round.clients()),
        new Span(ended == null ? "" : Members.organisation(ended)),
        new Span(new Figures(locale).share(round.cumulativeMillionths() / MILLION)),
        digest == null ? new Span("") : new Digest(digest),
        Times.shown(round.endedAt() == null ? round.openedAt() : round.endedAt(), locale));
  }

  private Div left(List<Federation.Client> clients) {
    Div left = new Div();
    for (Federation.Client client : clients) {
      if (client.excluded() != null) {
        left.add(
            new Div(
                Members.organisation(client.member())
                    + ": "
                    + getTranslation("federation.excluded." + client.excluded())));
      }
    }
    return left;
  }

  private static Tone tone(String status) {
    return switch (status) {
      case "AGGREGATED" -> Tone.GOOD;
      case "COMMITTED" -> Tone.OPEN;
      default -> Tone.BAD;
    };
  }
}
