// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Locale;
import net.concordat.ui.api.Comment;
import net.concordat.ui.api.Page;

/** What people of the bank say to each other about a version. */
public final class Discussion extends Section {
  private static final long serialVersionUID = 1;

  /** Shows it, and lets whoever may add to it. */
  public Discussion(Page<Comment> said, FindingActs acts, Locale locale) {
    addClassName("card");
    Paragraph lesson = new Paragraph(getTranslation("finding.discussion.lesson"));
    lesson.addClassName("note");
    String title = getTranslation("finding.discussion");
    add(new H2(title), lesson);
    add(
        said.items().isEmpty()
            ? new Paragraph(getTranslation("finding.discussion.none"))
            : new CommentThread(title, said.items(), true, locale));
    if (said.nextCursor() != null) {
      add(new Paragraph(getTranslation("finding.discussion.more")));
    }
    if (acts.maySay()) {
      Div ways = new Div(new Button(getTranslation("finding.say"), click -> acts.say(null).open()));
      ways.addClassName("ways");
      add(ways);
    }
  }
}
