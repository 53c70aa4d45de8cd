// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.guide;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody is in the guided tour; kept in the browser.
 *
 * @param step from 0
 * @param state whether it goes on
 */
record Progress(int step, State state) {
  private static final String COOKIE = "concordat-guide";
  private static final Pattern FORM = Pattern.compile("([0-9]{1,2})\\.(ON|LEFT|DONE)");
  private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

  /** Whether a tour goes on. */
  enum State {
    /** It never began. */
    NEW,
    /** It is shown. */
    ON,
    /** It was left, to be gone on with. */
    LEFT,
    /** It came to its end. */
    DONE
  }

  /** As this session has it, or else the browser. */
  static Progress current() {
    Progress known = VaadinSession.getCurrent().getAttribute(Progress.class);
    if (known != null) {
      return known;
    }
    VaadinRequest request = VaadinRequest.getCurrent();
    Cookie[] cookies = request == null ? null : request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        Matcher value = FORM.matcher(cookie.getValue());
        if (cookie.getName().equals(COOKIE) && value.matches()) {
          return new Progress(Integer.parseInt(value.group(1)), State.valueOf(value.group(2)));
        }
      }
    }
    return new Progress(0, State.NEW);
  }

  /** Remembers it. */
  void remember() {
    VaadinSession.getCurrent().setAttribute(Progress.class, this);
    Cookie cookie = new Cookie(COOKIE, step + "." + state);
    cookie.setPath("/");
    cookie.setMaxAge(YEAR);
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    VaadinResponse.getCurrent().addCookie(cookie);
  }
}
