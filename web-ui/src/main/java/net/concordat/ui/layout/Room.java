// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import net.concordat.ui.UiProperties;
import net.concordat.ui.security.Admission;
import net.concordat.ui.watch.OpenSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * There is memory for so many sessions, for so many pages of each, and of all together; more are
 * told to wait.
 */
@Component
final class Room implements Admission {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);
  private static final String RETRY_SECONDS = "120";

  /** What takes no session, or is of a page that is open. */
  private static final Pattern NO_PAGE =
      Pattern.compile("/(VAADIN|concordat|actuator|oauth2|login|logout)(/.*)?");

  private final OpenSessions sessions;
  private final UiProperties properties;
  private final PlainPage page;

  Room(OpenSessions sessions, UiProperties properties, PlainPage page) {
    this.sessions = sessions;
    this.properties = properties;
    this.page = page;
  }

  @Override
  public boolean admits(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession(false);
    if (session == null && takesSession(request) && sessions.count() >= properties.mostSessions()) {
      refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE, "layout.plain.tooManySessions");
      return false;
    }
    if (session != null
        && opensPage(request)
        && OpenSessions.pages(session) >= properties.mostPages()) {
      refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, "layout.plain.tooManyPages");
      return false;
    }
    if (opensPage(request) && sessions.pages() >= properties.mostPagesOfAll()) {
      refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE, "layout.plain.tooManyPagesOfAll");
      return false;
    }
    return true;
  }

  private static boolean takesSession(HttpServletRequest request) {
    String path = request.getServletPath();
    return !path.startsWith("/actuator") && !path.startsWith("/concordat");
  }

  private static boolean opensPage(HttpServletRequest request) {
    String kind = request.getParameter("v-r");
    return kind == null
        ? request.getMethod().equals("GET") && !NO_PAGE.matcher(request.getServletPath()).matches()
        : kind.equals("init");
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String name)
      throws IOException {
    String id = UUID.randomUUID().toString();
    LOG.warn(
        "There is no room: {} of {} sessions, {} of {} pages, {} each at most; correlation id {}",
        sessions.count(),
        properties.mostSessions(),
        sessions.pages(),
        properties.mostPagesOfAll(),
        properties.mostPages(),
        id);
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    page.write(request, response, name, id);
  }
}
