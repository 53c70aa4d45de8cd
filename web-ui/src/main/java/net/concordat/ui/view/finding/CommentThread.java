// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.Comment;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Markdown;
import net.concordat.ui.part.Times;

/** What people said, one after the other: who, when, and their words. */
final class CommentThread extends OrderedList {
  private static final long serialVersionUID = 1;

  /**
   * Shows it.
   *
   * @param label what it is, for whoever does not see it
   * @param withSubject whether to say of each what it is about
   */
  CommentThread(String label, List<Comment> said, boolean withSubject, Locale locale) {
    addClassName("thread");
    getElement().setAttribute("aria-label", label);
    said.forEach(comment -> add(entry(comment, withSubject, locale)));
  }

  private ListItem entry(Comment comment, boolean withSubject, Locale locale) {
    Span name = new Span(comment.authorName());
    name.addClassName("thread-name");
    name.setTitle(comment.author());
    Paragraph head = new Paragraph(name, new Span(" "), Times.shown(comment.writtenAt(), locale));
    String about = comment.about();
    if (withSubject && about != null) {
      head.add(new Span(" "), new Badge(getTranslation("finding.about", about), Tone.NONE));
    }
    return new ListItem(head, new Markdown(comment.text()));
  }
}
