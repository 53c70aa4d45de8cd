// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.concordat.ui.api.FederationPart;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.NumberTable;

/** What each member's update was worth, in the rounds that this bank combined. */
final class ScoresCard extends Section {
  private static final long serialVersionUID = 1;

  private static final List<String> METHODS = List.of("SHAPLEY", "LEAVE_ONE_OUT");

  ScoresCard(FederationPart part, String mode, Locale locale) {
    List<FederationPart.Step> scored = part.scored();
    addClassName("card");
    Figures figures = new Figures(locale);
    List<String> members =
        scored.stream()
            .flatMap(step -> step.scores().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    NumberTable table =
        new NumberTable(
            getTranslation("federation.scores"),
            Stream.concat(
                    Stream.of(getTranslation("federation.round")),
                    members.stream().map(Members::organisation))
                .toList());
    for (FederationPart.Step step : scored) {
      Map<String, Double> scores = step.scores();
      table.with(
          Integer.toString(step.round()),
          members.stream()
              .map(member -> scores.containsKey(member) ? figures.gain(scores.get(member)) : "")
              .toList());
    }
    add(
        new H2(getTranslation("federation.scores")),
        table,
        new Paragraph(getTranslation("federation.scores.lesson")));
    METHODS.stream()
        .filter(part::measuredBy)
        .forEach(method -> add(new Paragraph(getTranslation("federation.scores." + method))));
    if (mode.equals("GROUPED")) {
      add(new Paragraph(getTranslation("federation.scores.groups")));
    }
  }
}
