// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import net.concordat.ui.api.PrivacyBudget;
import net.concordat.ui.api.PrivacySpend;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.Times;

/** What the version's owner has spent of its privacy budgets for this kind of data. */
final class BudgetSpend extends Section {
  private static final long serialVersionUID = 1;

  private final transient ShownVersion shown;

  BudgetSpend(List<PrivacyBudget> budgets, ShownVersion shown) {
    this.shown = shown;
    addClassName("card");
    add(
        new H2(getTranslation("version.budget")),
        new Facts()
            .with(getTranslation("version.domain"), shown.version().provenance().dataDomain())
            .with(
                getTranslation("version.budget.claim"),
                PrivacyWords.claim(shown.version().provenance(), shown.locale())));
    if (budgets.isEmpty()) {
      add(new Paragraph(getTranslation("version.budget.none")));
    }
    budgets.forEach(budget -> add(part(budget)));
  }

  private Component part(PrivacyBudget budget) {
    Figures figures = new Figures(shown.locale());
    long cap = budget.capInForceMillionths();
    String spent =
        getTranslation(
            "version.budget.spent",
            figures.millionths(budget.spentEpsilonMillionths()),
            figures.millionths(cap),
            PrivacyWords.delta(budget.deltaTrillionths()));
    ProgressBar bar =
        new ProgressBar(
            0, 1, cap <= 0 ? 1 : Math.min(1, (double) budget.spentEpsilonMillionths() / cap));
    bar.getElement().setAttribute("aria-label", spent);
    Div part =
        new Div(
            new H3(
                getTranslation(
                    "version.budget.by." + budget.unit(), figures.count(budget.units()))),
            new Span(spent),
            bar);
    if (!budget.spends().isEmpty()) {
      part.add(spends(budget.spends(), figures));
    }
    return part;
  }

  private Component spends(List<PrivacySpend> spends, Figures figures) {
    NumberTable table =
        new NumberTable(
            getTranslation("version.budget.spends"),
            List.of(
                getTranslation("version.budget.spend"),
                getTranslation("version.lineage.epsilon"),
                getTranslation("version.budget.when")));
    for (PrivacySpend spend : spends) {
      table.with(
          new Digest(spend.artifactDigest()),
          List.of(
              new Span(figures.millionths(spend.epsilonMillionths())),
              Times.shown(spend.since(), shown.locale())));
      if (spend.artifactDigest().equals(shown.version().artifact().digest())) {
        table.marked();
      }
    }
    return table;
  }
}
