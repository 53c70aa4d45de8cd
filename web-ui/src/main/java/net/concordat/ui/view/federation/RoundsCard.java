// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Collections;
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
import org.jspecify.annotations.Nullable;

/** Each round of a federation: whose updates are in it, whose are not and why, what it left. */
final class RoundsCard extends Section {
  private static final long serialVersionUID = 1;
  private static final double MILLION = 1e6;

  private static final String GATE = "federation.gate.verdict";
  private static final List<String> COLUMNS =
      List.of(
          "federation.round",
          "federation.standing",
          "federation.counted",
          GATE,
          "federation.combinedBy",
          "federation.moved",
          "federation.weights");

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
    boolean gated = federation.gate() != null;
    NumberTable table =
        new NumberTable(
            getTranslation("federation.rounds"),
            COLUMNS.stream()
                .filter(column -> gated || !column.equals(GATE))
                .map(this::getTranslation)
                .toList());
    rounds.forEach(
        round -> table.with(new Span(Integer.toString(round.number())), cells(round, gated)));
    add(table, new Paragraph(getTranslation("federation.rounds.lesson")));
  }

  private List<Component> cells(Federation.Round round, boolean gated) {
    String ended = round.endedBy();
    String digest = round.globalDigest();
    List<Component> cells = new ArrayList<>();
    Collections.addAll(
        cells,
        new Div(
            new Badge(getTranslation("federation.round." + round.status()), tone(round.status())),
            new Div(
                Times.shown(round.endedAt() == null ? round.openedAt() : round.endedAt(), locale))),
        clients(round.clients()));
    if (gated) {
      cells.add(verdict(round.verdict()));
    }
    Collections.addAll(
        cells,
        new Span(ended == null ? "" : Members.organisation(ended)),
        new Span(
            ended == null ? "" : new Figures(locale).share(round.cumulativeMillionths() / MILLION)),
        digest == null ? new Span("") : new Digest(digest));
    return cells;
  }

  private Div verdict(Federation.@Nullable Verdict verdict) {
    Div shown = new Div();
    if (verdict == null) {
      return shown;
    }
    shown.add(
        new Badge(
            getTranslation(verdict.passed() ? "federation.gate.passed" : "federation.gate.stopped"),
            Badge.goodIf(verdict.passed())));
    verdict.gains().forEach(gain -> shown.add(new Div(words(gain))));
    return shown;
  }

  private String words(Federation.Gain gain) {
    Long millionths = gain.millionths();
    return Members.organisation(gain.member())
        + ": "
        + (millionths == null
            ? getTranslation("federation.gate.silent")
            : new Figures(locale).gain(millionths / MILLION));
  }

  private Div clients(List<Federation.Client> clients) {
    Div shown =
        new Div(
            new Div(
                clients.stream()
                    .filter(Federation.Client::counted)
                    .map(client -> Members.organisation(client.member()))
                    .collect(Collectors.joining(", "))));
    shown.addClassName("wraps");
    for (Federation.Client client : clients) {
      if (client.excluded() != null) {
        shown.add(
            new Div(
                getTranslation(
                    "federation.without",
                    Members.organisation(client.member()),
                    getTranslation("federation.excluded." + client.excluded()))));
      }
    }
    return shown;
  }

  private static Tone tone(String status) {
    return switch (status) {
      case "AGGREGATED" -> Tone.GOOD;
      case "COMMITTED" -> Tone.OPEN;
      default -> Tone.BAD;
    };
  }
}
