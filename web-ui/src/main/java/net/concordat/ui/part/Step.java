// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import net.concordat.ui.api.VersionAction;
import org.jspecify.annotations.Nullable;

/** Something that can be done, or why it cannot be done now; for a list of the class steps. */
public final class Step extends ListItem {
  private static final long serialVersionUID = 1;

  /**
   * A step.
   *
   * @param way how to take it
   * @param why why it cannot be taken, in a sentence; null where there is nothing to say
   */
  public Step(Component way, @Nullable String why) {
    super(way);
    if (why != null) {
      note(new Span(why));
    }
  }

  /** A step that the registry says can be taken, or cannot. */
  public Step(Component way, VersionAction action) {
    super(way);
    if (!action.allowed()) {
      note(RefusedWords.note(action));
    }
  }

  private void note(HtmlContainer reason) {
    reason.addClassName("note");
    add(reason);
  }

  /** A step that a button takes, unless there is something against it. */
  public static Step by(String words, Runnable take, @Nullable String against) {
    Button button = new Button(words, click -> take.run());
    button.setEnabled(against == null);
    return new Step(button, against);
  }

  /** A step that a button takes, if the registry says that it can be taken. */
  public static Step by(String words, Runnable take, VersionAction action) {
    Button button = new Button(words, click -> take.run());
    button.setEnabled(action.allowed());
    return new Step(button, action);
  }
}
