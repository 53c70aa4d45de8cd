// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.ui.layout.Cookies;
import org.jspecify.annotations.Nullable;

/**
 * What somebody had seen when the last visit ended; kept in the browser. A visit ends with half an
 * hour in which home was not looked at, so that what is new stays new however often it is.
 *
 * @param seen the last event's number; the highest there can be on the first visit, to which
 *     nothing is new
 * @param at when; null on the first visit
 */
record LastVisit(long seen, @Nullable Instant at) {
  private static final String COOKIE = "concordat-seen";
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18})\\.([0-9]{1,11})\\.([0-9]{1,18})\\.([0-9]{1,11})");
  private static final Duration BREAK = Duration.ofMinutes(30);

  /** As the browser remembers it. */
  static LastVisit before(Instant now) {
    VaadinRequest request = VaadinRequest.getCurrent();
    return Cookies.value(request == null ? null : request.getCookies(), COOKIE, FORM)
        .map(value -> before(value, now))
        .orElseGet(() -> new LastVisit(Long.MAX_VALUE, null));
  }

  /** First what the visit before had seen and when, then the same of the last. */
  private static LastVisit before(Matcher value, Instant now) {
    Instant last = Instant.ofEpochSecond(Long.parseLong(value.group(4)));
    if (last.plus(BREAK).isBefore(now)) {
      return new LastVisit(Long.parseLong(value.group(3)), last);
    }
    long seconds = Long.parseLong(value.group(2));
    return seconds == 0
        ? new LastVisit(Long.MAX_VALUE, null)
        : new LastVisit(Long.parseLong(value.group(1)), Instant.ofEpochSecond(seconds));
  }

  /**
   * Remembers what is seen now, if a browser is being answered: news that it did not ask for
   * cannot.
   */
  void remember(long newest, Instant now) {
    VaadinResponse response = VaadinResponse.getCurrent();
    if (response == null) {
      return;
    }
    long before = at == null ? 0 : seen;
    long beforeAt = at == null ? 0 : at.getEpochSecond();
    String value = "%d.%d.%d.%d".formatted(before, beforeAt, newest, now.getEpochSecond());
    response.addCookie(Cookies.kept(COOKIE, value, Cookies.YEAR));
  }
}
