// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteParameters;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.view.propose.CommandForm;
import net.concordat.ui.view.propose.LastDay;
import net.concordat.ui.view.review.DecideView;

/** Asks the bank's people about a use that there is. */
abstract class AskForm extends CommandForm {
  private static final long serialVersionUID = 1;

  private final LastDay decideUntil = LastDay.toDecide();

  AskForm(DecisionsApi decisions, String title, String send) {
    super(decisions, title, send);
    decideUntil.addValueChangeListener(change -> speak());
  }

  /** The day, below what else the form asks for. */
  final LastDay decideUntil() {
    return decideUntil;
  }

  /** The question. */
  abstract String question();

  /** Says what will be recorded, as the form stands. */
  final void speak() {
    setWords(question() + "\n" + getTranslation("use.words.until", decideUntil.words()));
  }

  @Override
  protected boolean isGood() {
    return decideUntil.isAhead();
  }

  /** The proposal has the command's id; people decide on its page. */
  @Override
  protected final void done(GivenCommand command) {
    UI.getCurrent()
        .navigate(DecideView.class, new RouteParameters("proposal", command.id().toString()));
  }
}
