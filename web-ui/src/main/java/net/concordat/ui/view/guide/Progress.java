// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.guide;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import java.util.regex.Pattern;
import net.concordat.ui.layout.Cookies;

/**
 * How far somebody is in the guided tour; kept in the browser.
 *
 * @param step from 0
 * @param state whether it goes on
 */
record Progress(int step, State state) {
  private static final String COOKIE = "concordat-guide";
  private static final Pattern FORM = Pattern.compile("([0-9]{1,2})\\.(ON|LEFT|DONE)");

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
    return Cookies.value(request == null ? null : request.getCookies(), COOKIE, FORM)
        .map(it -> new Progress(Integer.parseInt(it.group(1)), State.valueOf(it.group(2))))
        .orElseGet(() -> new Progress(0, State.NEW));
  }

  /** Remembers it. */
  void remember() {
    VaadinSession.getCurrent().setAttribute(Progress.class, this);
    VaadinResponse.getCurrent().addCookie(Cookies.kept(COOKIE, step + "." + state, Cookies.YEAR));
  }
}
