// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import com.vaadin.flow.component.html.Span;

/** A word in a colour. */
final class Badges {
  private Badges() {}

  /**
   * One.
   *
   * @param kind good, open, held or bad
   */
  static Span badge(String words, String kind) {
    Span badge = new Span(words);
    badge.addClassNames("badge", "badge-" + kind);
    return badge;
  }
}
