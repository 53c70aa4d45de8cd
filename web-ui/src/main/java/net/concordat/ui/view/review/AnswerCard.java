// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.function.Consumer;
import net.concordat.ui.api.Ballot;
import net.concordat.ui.part.Outcome;

/** The answers that somebody can give, each with the very words that its passkey signs. */
final class AnswerCard extends Section {
  private static final long serialVersionUID = 1;

  /**
   * Shows them.
   *
   * @param why where somebody cannot give them: then the buttons do nothing
   */
  AnswerCard(List<Ballot> ballots, Outcome why, Consumer<Ballot> chosen) {
    addClassName("card");
    add(new H2(getTranslation("review.answers")), why);
    boolean mayAnswer = why.getComponentCount() == 0;
    if (!ballots.isEmpty()) {
      add(new Paragraph(getTranslation("review.answers.lesson")));
    }
    ballots.forEach(ballot -> add(entry(ballot, mayAnswer, chosen)));
  }

  private Component entry(Ballot ballot, boolean mayAnswer, Consumer<Ballot> chosen) {
    String name =
        getTranslation("review.answer." + ballot.verdict(), ProposalWords.role(ballot.role()));
    Pre words = new Pre(ballot.words());
    words.addClassName("signed-words");
    Span code = new Span(ballot.code());
    code.addClassName("digest");
    Button button = new Button(name, VaadinIcon.KEY.create(), click -> chosen.accept(ballot));
    button.addThemeVariants(
        ballot.verdict().equals("APPROVE") ? ButtonVariant.LUMO_PRIMARY : ButtonVariant.LUMO_ERROR);
    button.setEnabled(mayAnswer);
    Article entry =
        new Article(
            new H3(name),
            words,
            new Paragraph(new Span(getTranslation("review.code") + " "), code),
            button);
    entry.addClassName("asked");
    return entry;
  }
}
