// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody chose for one browser; nothing secret, and never asked of the person. */
enum BrowserChoice {
  LANGUAGE("concordat-language", "en-GB|de-DE"),
  THEME("concordat-theme", "light|dark");

  private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

  private final String cookie;
  private final Pattern allowed;

  BrowserChoice(String cookie, String allowed) {
    this.cookie = cookie;
    this.allowed = Pattern.compile(allowed);
  }

  void remember(String value) {
    Cookie made = new Cookie(cookie, value);
    made.setPath("/");
    made.setMaxAge(YEAR);
    made.setSecure(true);
    made.setHttpOnly(true);
    made.setAttribute("SameSite", "Lax");
    VaadinService.getCurrentResponse().addCookie(made);
  }

  Optional<String> among(Cookie[] cookies) {
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie each : cookies) {
      if (each.getName().equals(cookie) && allowed.matcher(each.getValue()).matches()) {
        return Optional.of(each.getValue());
      }
    }
    return Optional.empty();
  }
}
