// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.regex.Pattern;

/** Up to which event somebody has seen what happened; kept in the browser. */
final class LastVisit {
  private static final String COOKIE = "concordat-seen";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

  private LastVisit() {}

  /**
   * The last event's number; the highest there can be on the first visit, to which nothing is new.
   */
  static long seen() {
    VaadinRequest request = VaadinRequest.getCurrent();
    Cookie[] cookies = request == null ? null : request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(COOKIE) && NUMBER.matcher(cookie.getValue()).matches()) {
          return Long.parseLong(cookie.getValue());
        }
      }
    }
    return Long.MAX_VALUE;
  }

  /** Remembers it, if a browser is being answered: news that it did not ask for cannot. */
  static void remember(long number) {
    VaadinResponse response = VaadinResponse.getCurrent();
    if (response == null) {
      return;
    }
    Cookie cookie = new Cookie(COOKIE, Long.toString(number));
    cookie.setPath("/");
    cookie.setMaxAge(YEAR);
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
