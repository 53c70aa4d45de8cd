// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one thing at a time for a view, as long as that is shown.
 *
 * @param <T> how such a thing stands
 */
public final class Following<T> implements Serializable {
  private static final long serialVersionUID = 1;

  private final Component view;
  private final transient Feed<T> feed;
  private final transient Consumer<T> told;
  private @Nullable String id;
  private @Nullable Registration news;

  /**
   * Follows nothing yet.
   *
   * @param told is called with the UI's session locked
   */
  public Following(Component view, Feed<T> feed, Consumer<T> told) {
    this.view = view;
    this.feed = feed;
    this.told = told;
    view.addAttachListener(shown -> begin(shown.getUI()));
    view.addDetachListener(gone -> pause());
  }

  /** Follows something from now on, in place of what was followed. */
  public void follow(String id) {
    if (!id.equals(this.id)) {
      pause();
      this.id = id;
      view.getUI().ifPresent(this::begin);
    }
  }

  /** Follows nothing any more: what was asked for before is not told, either. */
  public void end() {
    pause();
    id = null;
  }

  private void begin(UI ui) {
    if (id != null && news == null) {
      news = feed.follow(ui, id, told);
    }
  }

  private void pause() {
    if (news != null) {
      news.remove();
      news = null;
    }
  }
}
