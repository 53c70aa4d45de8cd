// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Times as people read them: all in UTC, since a consortium has no other time in common. */
public final class Times {
  private Times() {}

  /** The day and the time of day. */
  public static String words(Instant at, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .format(at.atOffset(ZoneOffset.UTC))
        + " UTC";
  }

  /** The same, with the exact instant for whoever points at it. */
  public static Span shown(Instant at, Locale locale) {
    Span span = new Span(words(at, locale));
    span.addClassName("time");
    span.setTitle(at.toString());
    return span;
  }
}
