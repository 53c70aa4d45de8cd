// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.Cookie;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody chose for one browser; nothing secret, and never asked of the person. */
enum BrowserChoice {
  LANGUAGE("concordat-language", "en-GB|de-DE"),
  THEME("concordat-theme", "light|dark");

  private final String cookie;
  private final Pattern allowed;

  BrowserChoice(String cookie, String allowed) {
    this.cookie = cookie;
    this.allowed = Pattern.compile(allowed);
  }

  void remember(String value) {
    VaadinService.getCurrentResponse().addCookie(Cookies.kept(cookie, value, Cookies.YEAR));
  }

  Optional<String> among(Cookie @Nullable [] cookies) {
    return Cookies.value(cookies, cookie, allowed).map(Matcher::group);
  }
}
