// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import net.concordat.ui.api.ScoredDecision;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.Times;
import org.jspecify.annotations.Nullable;

/** What was decided, what moved the score most, and on which values as long as these are kept. */
final class DecidedCard extends Section {
  private static final long serialVersionUID = 1;

  DecidedCard(ScoredDecision read) {
    ScoredDecision.Decided decided = read.decision();
    addClassName("card");
    add(
        new H2(getTranslation("scoring.decided")),
        new Facts()
            .with(getTranslation("scoring.decision"), ScoringWords.decision(decided.decision()))
            .with(getTranslation("scoring.score"), ScoringWords.exact(decided.score(), getLocale()))
            .with(
                getTranslation("scoring.threshold"),
                ScoringWords.exact(decided.threshold(), getLocale()))
            .with(getTranslation("scoring.at"), Times.shown(decided.at(), getLocale()))
            .with(getTranslation("scoring.caller"), decided.caller())
            .with(getTranslation("scoring.baseline"), ScoringWords.baseline(decided.baseline()))
            .with(getTranslation("scoring.outcome"), outcome(decided, read.outcome())),
        new H3(getTranslation("scoring.reasons")));
    add(new Paragraph(getTranslation("scoring.reasons.lesson")));
    JsonNode values = read.values();
    add(reasons(decided.reasons(), values));
    if (values == null) {
      add(new Paragraph(getTranslation("scoring.erased")));
    } else {
      add(new NativeDetails(getTranslation("scoring.values", count(values)), table(values)));
    }
  }

  private String outcome(ScoredDecision.Decided decided, ScoredDecision.@Nullable Outcome outcome) {
    if (outcome == null) {
      return getTranslation("scoring.outcome.none");
    }
    String known = Times.words(outcome.at(), getLocale());
    return outcome.label() == null
        ? getTranslation("scoring.outcome.never", known)
        : getTranslation(
            "scoring.outcome.%s.%s".formatted(decided.decision(), outcome.label()), known);
  }

  private String count(JsonNode values) {
    return new Figures(getLocale()).count(values.size());
  }

  private NumberTable reasons(List<ScoredDecision.Reason> reasons, @Nullable JsonNode values) {
    NumberTable table =
        new NumberTable(
            getTranslation("scoring.reasons"),
            values == null
                ? List.of(getTranslation("scoring.rank"), getTranslation("scoring.field"))
                : List.of(
                    getTranslation("scoring.rank"),
                    getTranslation("scoring.field"),
                    getTranslation("scoring.value")));
    for (ScoredDecision.Reason each : reasons) {
      String rank = Integer.toString(each.rank());
      table.with(
          rank,
          values == null
              ? List.of(each.code())
              : List.of(each.code(), shown(values.path(each.code()))));
    }
    return table;
  }

  private NumberTable table(JsonNode values) {
    NumberTable table =
        new NumberTable(
            getTranslation("scoring.values", count(values)),
            List.of(getTranslation("scoring.field"), getTranslation("scoring.value")));
    values.properties().forEach(each -> table.with(each.getKey(), List.of(shown(each.getValue()))));
    return table;
  }

  /** As it was handed in, to the digit. */
  private String shown(JsonNode value) {
    return value.isNull() || value.isMissingNode()
        ? getTranslation("scoring.value.none")
        : value.asText();
  }
}
