// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;

/** What became of what somebody asked for; screen readers say it as it comes. */
public final class Outcome extends Div {
  private static final long serialVersionUID = 1;

  /** Says nothing yet. */
  public Outcome() {
    getElement().setAttribute("role", "status");
  }

  /** Says nothing. */
  public void clear() {
    removeAll();
    setClassName("outcome");
  }

  /**
   * Says something.
   *
   * @param kind good, held or bad
   */
  public void say(String kind, String sentence) {
    clear();
    addClassNames("outcome-shown", "outcome-" + kind);
    add(new Paragraph(sentence));
  }

  /** Says why not. */
  public void refuse(RefusedWords words) {
    clear();
    addClassNames("outcome-shown", "outcome-bad");
    add(words);
  }

  /** Says why the registry refused; the rule is null where none of the ledger's did. */
  public void refuse(String sentence, @Nullable String rule) {
    refuse(new RefusedWords(sentence, rule));
  }

  /** Says one more thing. */
  public void say(String sentence) {
    add(new Paragraph(sentence));
  }

  /** Offers what can be done about it. */
  public void offer(String words, Runnable act) {
    add(new Button(words, click -> act.run()));
  }
}
