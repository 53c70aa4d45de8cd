// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the pages keep in a browser: for themselves alone, out of reach of scripts. */
public final class Cookies {
  /** As long as somebody may like to find it again. */
  public static final Duration YEAR = Duration.ofDays(365);

  private Cookies() {}

  /** One to be kept for a time. */
  public static Cookie kept(String name, String value, Duration time) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setMaxAge(Math.toIntExact(time.toSeconds()));
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  /**
   * The value of the first of a name that has a form; nothing where there is none.
   *
   * @param sent what the browser sent; null for none
   */
  public static Optional<Matcher> value(Cookie @Nullable [] sent, String name, Pattern form) {
    if (sent == null) {
      return Optional.empty();
    }
    for (Cookie each : sent) {
      Matcher value = form.matcher(each.getValue());
      if (each.getName().equals(name) && value.matches()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
