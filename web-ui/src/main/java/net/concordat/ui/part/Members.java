// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.html.Span;

/** What to call members in a text. */
public final class Members {
  private static final String ORGANISATION = "O=";

  private Members() {}

  /**
   * The organisation of a name such as {@code O=BankA, L=London, C=GB}; the whole if it has none.
   */
  public static String organisation(String x500) {
    for (String part : x500.split(",", -1)) {
      String trimmed = part.strip();
      if (trimmed.startsWith(ORGANISATION)) {
        return trimmed.substring(ORGANISATION.length());
      }
    }
    return x500;
  }

  /** The organisation, with the whole name for whoever points at it. */
  public static Span shown(String x500) {
    Span span = new Span(organisation(x500));
    span.setTitle(x500);
    return span;
  }
}
