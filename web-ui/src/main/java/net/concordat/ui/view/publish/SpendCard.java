// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.publish;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import net.concordat.ui.api.Descriptor;
import net.concordat.ui.api.PrivacyBudget;
import net.concordat.ui.api.Spent;
import net.concordat.ui.part.Figures;

/** What a private training spends of this bank's privacy budget. */
final class SpendCard extends Section {
  private static final long serialVersionUID = 1;

  private final Div words = new Div();

  SpendCard() {
    addClassName("card");
    words.getElement().setAttribute("role", "status");
    add(new H2(getTranslation("publish.privacy")), words);
    setVisible(false);
  }

  /** Says that it was spent before. */
  void spent(Spent spent) {
    setVisible(true);
    words.removeAll();
    words.add(new Paragraph(getTranslation("publish.spent", epsilon(spent.epsilonMillionths()))));
  }

  /**
   * Says what will be spent.
   *
   * @param budget of which; nothing where none is open
   */
  void willSpend(Descriptor.Spend spend, Optional<PrivacyBudget> budget) {
    setVisible(true);
    words.removeAll();
    words.add(
        new Paragraph(
            getTranslation("publish.spend", epsilon(spend.epsilonMillionths()), spend.unit())));
    budget.ifPresentOrElse(
        open ->
            words.add(
                new Paragraph(
                    getTranslation(
                        "publish.budget",
                        open.dataDomain(),
                        epsilon(open.remainingMillionths()),
                        epsilon(open.capInForceMillionths())))),
        () -> words.add(new Paragraph(getTranslation("publish.budget.none", spend.unit()))));
  }

  private String epsilon(long millionths) {
    return new Figures(getLocale()).millionths(millionths);
  }
}
